package parley.demo.crash;

import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.demo.door.Api;
import tools.jackson.databind.JsonNode;

/// An agent who takes every offer, answers, and finishes what customers have left.
final class AgentLoad extends Load {

    private static final int ANSWERS = 3;

    private final Api api;
    private final String name;
    private final String token;
    private final Ledger ledger;
    private final Map<String, Integer> answered = new HashMap<>();
    private @Nullable WebSocket stream;
    private int written;

    AgentLoad(Api api, String name, String token, Ledger ledger) {
        this.api = api;
        this.name = name;
        this.token = token;
        this.ledger = ledger;
    }

    @Override
    boolean step() throws InterruptedException {
        if (stream == null || stream.isInputClosed() || stream.isOutputClosed()) {
            stream = api.stream(token);
            if (stream != null) {
                // also says "I'm back", where offers were missed while the server was away
                api.put("/presence", token, Map.of("state", "available"));
            }
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
            work(item);
        }
        return !isEnough() || !held.isDone() || !held.body().path("items").isEmpty();
    }

    private void work(JsonNode item) throws InterruptedException {
        String id = item.path("id").asString();
        boolean isLeft = item.path("state").asString().equals("WRAP_UP");
        int answers = answered.getOrDefault(id, 0);
        if (isLeft || answers >= ANSWERS) {
            api.post("/work-items/" + id + "/complete", token, Map.of("wrapUpCode", "solved"));
            return;
        }
        String text = name + "-" + written;
        String conversation = item.path("conversationId").asString();
        Api.Answer answer = api.post("/conversations/" + conversation + "/messages", token, text, Map.of("text", text));
        if (answer.isDone()) {
            ledger.acknowledge(text);
        }
        if (answer.status() != 0) {
            // a refusal as well: the customer has ended it in this moment, and the words were not taken
            written++;
            answered.merge(id, 1, Integer::sum);
        }
    }

    /// Goes home.
    void leave() {
        if (stream != null) {
            stream.abort();
        }
    }
}
