package parley.demo.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import parley.demo.door.Api;
import parley.demo.door.Page;
import tools.jackson.databind.JsonNode;

/// A few chats that have already come to their end, so that the lists of a new centre are not
/// empty. Played by the public API, by a customer and an agent who need no time to think.
final class Past {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Door door;
    private final Api api;
    private final String agent;

    Past(Door door, Api api, String agent) {
        this.door = door;
        this.api = api;
        this.agent = agent;
    }

    /// Plays one chat for every story.
    void play(List<Stories> languages) throws InterruptedException {
        Page desk = api.stream(agent);
        if (desk == null) {
            return;
        }
        try {
            for (Stories stories : languages) {
                for (int i = 0; i < stories.stories().size(); i++) {
                    play(
                            stories,
                            stories.stories().get(i),
                            stories.names().get(i % stories.names().size()));
                }
            }
        } finally {
            desk.abort();
        }
    }

    private void play(Stories stories, Stories.Story story, String name) throws InterruptedException {
        String token = door.arrive(stories.language());
        if (token == null) {
            return;
        }
        for (int i = 0; i < story.opening().size(); i++) {
            door.say(token, "opening-" + i, name, story.opening().get(i));
        }
        String work = taken();
        if (!work.isEmpty()) {
            String conversation = api.get("/work-items/" + work, agent).text("conversationId");
            answer(conversation, story, 0);
            door.say(token, "number", name, story.number());
            answer(conversation, story, 1);
            door.say(token, "thanks", name, stories.thanks().getFirst());
        }
        door.end(token);
        door.leave(token);
        if (!work.isEmpty()) {
            api.post("/work-items/" + work + "/complete", agent, Map.of("wrapUpCode", "solved"));
        }
    }

    /// The item that the agent takes, or nothing where none is offered.
    private String taken() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode item :
                    api.get("/work-items?state=offered", agent).body().path("items")) {
                String id = item.path("id").asString();
                if (api.post("/work-items/" + id + "/accept", agent, Map.of()).isDone()) {
                    return id;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return "";
    }

    private void answer(String conversation, Stories.Story story, int which) throws InterruptedException {
        api.post(
                "/conversations/" + conversation + "/messages",
                agent,
                Map.of("text", story.answers().get(which)));
    }
}
