package parley.demo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import parley.demo.door.Api;
import parley.demo.door.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hundreds of agents, hired as an administrator hires, who all serve every queue and sit at open
/// pages.
final class Crew implements AutoCloseable {

    /// The most that one person may be given at once.
    private static final int CHATS_AT_ONCE = 100;

    /// Signing in costs the centre a slow hash each time, so more at once would only wait.
    private static final int AT_ONCE = 4;

    private final Lab lab;
    private final String administrator;
    private final List<Page> pages = new ArrayList<>();

    private Crew(Lab lab) throws IOException {
        this.lab = lab;
        administrator = lab.centre().token("administrator");
    }

    /// Hires agents, makes them available and opens their pages.
    ///
    /// @param frames what any of their pages is told
    /// @throws IOException where the centre refuses
    static Crew hire(Lab lab, int agents, Consumer<String> frames) throws IOException, InterruptedException {
        var crew = new Crew(lab);
        var hired = new ArrayList<Callable<Hired>>();
        for (int i = 0; i < agents; i++) {
            String login = "agent-" + i;
            hired.add(() -> crew.hire(login));
        }
        List<Hired> all = together(hired);
        crew.serveEveryQueue(all);
        for (Hired one : all) {
            crew.pages.add(lab.page(one.token(), frames));
            done(lab.api().put("/presence", one.token(), Map.of("state", "available")));
        }
        return crew;
    }

    /// How many have a page open.
    int size() {
        return (int) pages.stream().filter(page -> !page.isClosed()).count();
    }

    private record Hired(String id, String token) {}

    private static List<Hired> together(List<Callable<Hired>> work) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var done = new ArrayList<Hired>();
            for (Future<Hired> one : threads.invokeAll(work)) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException refused) {
            throw new IOException(refused);
        }
    }

    private Hired hire(String login) throws IOException, InterruptedException {
        Api.Answer person = done(lab.api()
                .post(
                        "/people",
                        administrator,
                        Map.of(
                                "login",
                                login,
                                "name",
                                login,
                                "language",
                                "en",
                                "roles",
                                List.of("agent"),
                                "isAgent",
                                true,
                                "maxLoad",
                                Map.of("liveText", CHATS_AT_ONCE))));
        String first = person.text("password");
        String own = first + "-own";
        done(lab.api()
                .put("/session/password", lab.api().signIn(login, first), Map.of("current", first, "password", own)));
        return new Hired(person.text("id"), lab.api().signIn(login, own));
    }

    /// Every queue asks these agents only, and nothing in particular.
    private void serveEveryQueue(List<Hired> all) throws IOException, InterruptedException {
        List<Map<String, Object>> members = all.stream()
                .map(one -> Map.<String, Object>of("agentId", one.id(), "priority", 1, "delaySeconds", 0))
                .toList();
        for (JsonNode queue : lab.api().get("/queues", administrator).body().path("items")) {
            @SuppressWarnings("unchecked") // the names of a JSON object are texts
            Map<String, Object> plan = JsonMapper.shared().convertValue(queue, Map.class);
            plan.put("members", members);
            plan.put("skills", List.of());
            plan.put("offerSeconds", 3600);
            done(lab.api().put("/queues/" + queue.path("id").asString(), administrator, plan));
        }
    }

    private static Api.Answer done(Api.Answer answer) throws IOException {
        if (!answer.isDone()) {
            throw new IOException("the centre refuses: " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    @Override
    public void close() {
        pages.forEach(Page::abort);
    }
}
