package parley.demo.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.demo.door.Api;
import parley.demo.door.Page;
import tools.jackson.databind.JsonNode;

/// An agent who takes every offer, answers, and finishes what customers have left.
final class AgentLoad extends Load {

    private static final int ANSWERS = 3;
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private final Api api;
    private final String name;
    private final String token;
    private final Ledger ledger;
    private final Rounds rounds;
    private final Map<String, Integer> answered = new HashMap<>();
    private @Nullable Page stream;
    private int written;
    private @Nullable String unsure;
    private volatile String cursor = "";

    AgentLoad(Api api, String name, String token, Ledger ledger, Rounds rounds) {
        super(Duration.ofMillis(20));
        this.api = api;
        this.name = name;
        this.token = token;
        this.ledger = ledger;
        this.rounds = rounds;
    }

    @Override
    boolean step() throws InterruptedException {
        if (stream == null || stream.isClosed()) {
            stream = api.stream("/stream", token, hello(), this::told);
            if (stream != null) {
                // also says "I'm back", where offers were missed while the server was away
                api.put("/presence", token, Map.of("state", "available"));
            }
            return true;
        }
        if (unsure != null) {
            write(unsure);
            return true;
        }
        for (JsonNode item : api.get("/work-items?state=offered", token).body().path("items")) {
            String id = item.path("id").asString();
            if (api.post("/work-items/" + id + "/accept", token, Map.of()).isDone()) {
                ledger.accept(id);
            }
        }
        Api.Answer held = api.get("/work-items?state=active", token);
        for (JsonNode item : held.body().path("items")) {
            if (unsure == null) {
                work(item);
            }
        }
        return !isEnough() || !held.isDone() || !held.body().path("items").isEmpty();
    }

    private Map<String, String> hello() {
        return cursor.isEmpty() ? Map.of("type", "hello") : Map.of("type", "hello", "cursor", cursor);
    }

    /// Every frame with a cursor moves it on, so that nothing is missed over a kill.
    private void told(String frame) {
        Matcher found = CURSOR.matcher(frame);
        if (found.find()) {
            cursor = found.group(1);
        }
        rounds.note(frame);
    }

    private void work(JsonNode item) throws InterruptedException {
        String id = item.path("id").asString();
        boolean isLeft = item.path("state").asString().equals("WRAP_UP");
        int answers = answered.getOrDefault(id, 0);
        if (isLeft || answers >= ANSWERS) {
            api.post("/work-items/" + id + "/complete", token, Map.of("wrapUpCode", "solved"));
            return;
        }
        answered.merge(id, 1, Integer::sum);
        write(item.path("conversationId").asString());
    }

    /// Where no answer comes, the same words are sent to the same conversation again, whatever has
    /// become of it: only then is it known whether they were taken.
    private void write(String conversation) throws InterruptedException {
        String text = name + "-" + written;
        Api.Answer answer = api.post("/conversations/" + conversation + "/messages", token, text, Map.of("text", text));
        unsure = answer.status() == 0 ? conversation : null;
        if (answer.isDone()) {
            ledger.acknowledge(text);
        }
        if (answer.status() != 0) {
            // a refusal as well: the customer has ended it in this moment, and the words were not taken
            written++;
        }
    }

    /// Goes home.
    void leave() {
        if (stream != null) {
            stream.abort();
        }
    }
}
