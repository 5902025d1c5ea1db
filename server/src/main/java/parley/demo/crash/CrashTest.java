package parley.demo.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import parley.demo.door.Api;
import tools.jackson.databind.JsonNode;

/// Load, kills, and the count at the end.
final class CrashTest {

    private static final int VISITORS = 8;
    private static final Duration DRAIN = Duration.ofSeconds(90);

    private final Victim victim;
    private final Api api;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final List<VisitorLoad> visitors = new ArrayList<>();
    private final List<AgentLoad> agents = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    CrashTest(Victim victim, Api api, Random random) {
        this.victim = victim;
        this.api = api;
        this.random = random;
    }

    /// What was found.
    ///
    /// @param acknowledged how many texts the server had said it has
    /// @param stored how many texts are there
    /// @param lost acknowledged texts that are not there
    /// @param doubled texts that stand twice, and items that two agents were given
    /// @param stuck conversations that nobody brought to an end, or whose order has a gap
    /// @param kills how often it was killed
    record Findings(int acknowledged, int stored, int lost, int doubled, int stuck, int kills) {
        /// A run in which nothing was acknowledged has shown nothing.
        boolean isClean() {
            return acknowledged > 0 && lost == 0 && doubled == 0 && stuck == 0;
        }
    }

    /// @param longest the longest time between two kills
    /// @param progress told after each kill
    Findings run(int kills, Duration longest, IntConsumer progress) throws IOException, InterruptedException {
        victim.start();
        begin();
        for (int kill = 1; kill <= kills; kill++) {
            Load.pause(Duration.ofMillis(random.nextLong(300, Math.max(301, longest.toMillis()))));
            victim.kill();
            victim.start();
            progress.accept(kill);
        }
        int stuck = drain();
        var stored = new HashMap<String, Integer>();
        String supervisor = token("supervisor");
        int gaps = collect("closed", supervisor, stored) + collect("open", supervisor, stored);
        victim.stop();
        return new Findings(
                ledger.size(), stored.size(), ledger.lost(stored).size(), ledger.doubled(stored), stuck + gaps, kills);
    }

    private void begin() throws IOException, InterruptedException {
        String channel = api.get("/session", token("agent"))
                .body()
                .path("demo")
                .path("channelId")
                .asString();
        for (int i = 0; i < VISITORS; i++) {
            visitors.add(new VisitorLoad(api, channel, "v" + i, ledger, new Random(random.nextLong())));
        }
        for (JsonNode account : victim.facts().path("demo").path("accounts")) {
            if (account.path("role").asString().equals("agent")) {
                agents.add(new AgentLoad(
                        api,
                        account.path("login").asString(),
                        account.path("token").asString(),
                        ledger));
            }
        }
        visitors.forEach(load -> threads.add(Thread.ofVirtual().start(load)));
        agents.forEach(load -> threads.add(Thread.ofVirtual().start(load)));
    }

    private String token(String role) throws IOException {
        for (JsonNode account : victim.facts().path("demo").path("accounts")) {
            if (account.path("role").asString().equals(role)) {
                return account.path("token").asString();
            }
        }
        throw new IOException("the sample centre has no " + role);
    }

    /// Lets everybody finish.
    ///
    /// @return how many conversations are still open then
    private int drain() throws IOException, InterruptedException {
        visitors.forEach(Load::enough);
        String supervisor = token("supervisor");
        long end = System.nanoTime() + DRAIN.toNanos();
        int open = 1;
        while ((open > 0 || visitors.stream().anyMatch(load -> !load.isFinished())) && System.nanoTime() < end) {
            Load.pause(Duration.ofMillis(200));
            Api.Answer answer = api.get("/conversations?scope=open", supervisor);
            open = answer.isDone() ? answer.body().path("items").size() : 1;
        }
        agents.forEach(Load::enough);
        while (agents.stream().anyMatch(load -> !load.isFinished()) && System.nanoTime() < end) {
            Load.pause(Duration.ofMillis(100));
        }
        agents.forEach(AgentLoad::leave);
        threads.forEach(Thread::interrupt);
        return open;
    }

    /// Reads every conversation of a state.
    ///
    /// @return how many have a gap in their order
    private int collect(String scope, String token, Map<String, Integer> stored) throws InterruptedException {
        int gaps = 0;
        String after = "";
        do {
            JsonNode page =
                    api.get("/conversations?scope=" + scope + after, token).body();
            for (JsonNode conversation : page.path("items")) {
                gaps += collect(conversation, token, stored) ? 0 : 1;
            }
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + next;
        } while (!after.isEmpty());
        return gaps;
    }

    private boolean collect(JsonNode conversation, String token, Map<String, Integer> stored)
            throws InterruptedException {
        String path = "/conversations/" + conversation.path("id").asString() + "/messages?limit=200&after=";
        long expected = 1;
        boolean isWhole = true;
        String next = "0";
        while (!next.isEmpty()) {
            JsonNode page = api.get(path + next, token).body();
            for (JsonNode entry : page.path("items")) {
                isWhole &= entry.path("seq").asLong() == expected++;
                JsonNode content = entry.path("content");
                if (content.path("type").asString().equals("text")) {
                    stored.merge(content.path("text").asString(), 1, Integer::sum);
                }
            }
            next = page.path("next").asString("");
        }
        return isWhole && expected - 1 == conversation.path("lastSeq").asLong();
    }
}
