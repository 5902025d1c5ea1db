package parley.demo.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import parley.demo.door.Api;
import parley.demo.door.Page;
import tools.jackson.databind.JsonNode;

/// The door of a running centre.
final class WebDoor implements Door {

    private final Api api;
    private final String path;
    private final ConcurrentMap<String, Page> pages = new ConcurrentHashMap<>();

    WebDoor(Api api, String channelId) {
        this.api = api;
        this.path = "/webchat/" + channelId;
    }

    @Override
    public @Nullable String arrive(String language) throws InterruptedException {
        Api.Answer answer = api.post(path + "/visitors", null, Map.of("language", language));
        if (!answer.isDone()) {
            return null;
        }
        String token = answer.text("token");
        Page page = api.stream(path + "/stream", null, Map.of("type", "hello", "token", token), frame -> {});
        if (page != null) {
            pages.put(token, page);
        }
        return token;
    }

    @Override
    public Customer.@Nullable View look(String token) throws InterruptedException {
        Api.Answer answer = api.get(path + "/conversation", token);
        if (!answer.isDone()) {
            return null;
        }
        JsonNode conversation = answer.body().path("conversation");
        int answers = 0;
        String latest = "";
        for (JsonNode entry : answer.body().path("items")) {
            if (entry.path("author").path("kind").asString("").equals("agent")) {
                answers++;
                latest = entry.path("content").path("text").asString(latest);
            }
        }
        boolean isOver = conversation.path("state").asString("").equals("CLOSED");
        return new Customer.View(isOver, answers, latest);
    }

    @Override
    public boolean say(String token, String key, String name, String words) throws InterruptedException {
        var body = new HashMap<String, String>();
        body.put("text", words);
        body.put("name", name);
        return api.post(path + "/messages", token, key, body).isDone();
    }

    @Override
    public void type(String token, boolean isTyping) {
        Page page = pages.get(token);
        if (page != null) {
            page.send("{\"type\":\"typing\",\"typing\":" + isTyping + "}");
        }
    }

    @Override
    public boolean end(String token) throws InterruptedException {
        return api.post(path + "/end", token, Map.of()).isDone();
    }

    @Override
    public void leave(String token) {
        Page page = pages.remove(token);
        if (page != null) {
            page.abort();
        }
    }
}
