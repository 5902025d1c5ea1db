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
import parley.demo.door.OwnCentre;
import tools.jackson.databind.JsonNode;

/// Load, kills, and the count at the end.
final class CrashTest {

    private static final Duration DRAIN = Duration.ofSeconds(90);

    /// So long without a single new acknowledgement, and the centre is given up.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final OwnCentre victim;
    private final Api api;
    private final Random random;
    private final Shape shape;
    private final Ledger ledger = new Ledger();
    private final Rounds rounds = new Rounds();
    private final List<VisitorLoad> visitors = new ArrayList<>();
    private final List<AgentLoad> agents = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    CrashTest(OwnCentre victim, Api api, Random random, Shape shape) {
        this.shape = shape;
        this.victim = victim;
        this.api = api;
        this.random = random;
    }

    /// How hard a crash test is.
    ///
    /// @param kills how often the centre is killed
    /// @param longest the longest time between two kills
    /// @param messages so many are acknowledged at least before the count; 0 for any number
    /// @param visitors how many customers write at once
    /// @param endsOneIn one in so many messages is a conversation's last
    /// @param pause between two words of a customer
    record Shape(int kills, Duration longest, int messages, int visitors, int endsOneIn, Duration pause) {

        /// Few people and short conversations, or many words where many are asked for.
        static Shape of(int kills, Duration longest, int messages) {
            return messages == 0
                    ? new Shape(kills, longest, 0, 8, 8, Duration.ofMillis(20))
                    : new Shape(kills, longest, messages, 24, 150, Duration.ZERO);
        }
    }

    /// What was found.
    ///
    /// @param acknowledged how many texts the server had said it has
    /// @param stored how many texts are there
    /// @param lost acknowledged texts that are not there
    /// @param doubled texts that stand twice, and items that two agents were given
    /// @param stuck conversations and work that nobody brought to an end, or whose order has a gap
    /// @param kills how often it was killed
    /// @param offers how much agents were told of offers
    /// @param overlaps work that was in two rounds of offers at once
    /// @param isAuditWhole whether the record of what was done is an unbroken chain
    record Findings(
            int acknowledged,
            int stored,
            int lost,
            int doubled,
            int stuck,
            int kills,
            int offers,
            int overlaps,
            boolean isAuditWhole) {
        /// A run in which nothing was acknowledged or offered has shown nothing.
        boolean isClean() {
            return acknowledged > 0
                    && offers > 0
                    && lost == 0
                    && doubled == 0
                    && stuck == 0
                    && overlaps == 0
                    && isAuditWhole;
        }
    }

    /// @param progress told after each kill
    Findings run(IntConsumer progress) throws IOException, InterruptedException {
        victim.start();
        victim.admitFloods(api);
        begin();
        for (int kill = 1; kill <= shape.kills(); kill++) {
            Load.pause(Duration.ofMillis(
                    random.nextLong(300, Math.max(301, shape.longest().toMillis()))));
            victim.kill();
            victim.start();
            progress.accept(kill);
        }
        awaitMessages();
        int stuck = drain();
        var stored = new HashMap<String, Integer>();
        String supervisor = victim.token("supervisor");
        int gaps = collect("closed", supervisor, stored) + collect("open", supervisor, stored);
        boolean isAuditWhole = api.get("/audit-events/verification", victim.token("administrator"))
                .body()
                .path("isWhole")
                .asBoolean(false);
        victim.stop();
        return new Findings(
                ledger.size(),
                stored.size(),
                ledger.lost(stored).size(),
                ledger.doubled(stored),
                stuck + gaps,
                shape.kills(),
                rounds.size(),
                rounds.overlaps(),
                isAuditWhole);
    }

    private void awaitMessages() throws InterruptedException {
        int before = -1;
        long silentSince = System.nanoTime();
        while (ledger.size() < shape.messages() && System.nanoTime() - silentSince < SILENCE.toNanos()) {
            Load.pause(Duration.ofMillis(100));
            if (ledger.size() != before) {
                before = ledger.size();
                silentSince = System.nanoTime();
            }
        }
    }

    private void begin() throws IOException, InterruptedException {
        String channel = api.get("/session", victim.token("agent"))
                .body()
                .path("demo")
                .path("channelId")
                .asString();
        for (int i = 0; i < shape.visitors(); i++) {
            visitors.add(new VisitorLoad(api, channel, "v" + i, ledger, new Random(random.nextLong()), shape));
        }
        for (JsonNode account : victim.facts().path("demo").path("accounts")) {
            if (account.path("role").asString().equals("agent")) {
                agents.add(new AgentLoad(
                        api,
                        account.path("login").asString(),
                        account.path("token").asString(),
                        ledger,
                        rounds));
            }
        }
        visitors.forEach(load -> threads.add(Thread.ofVirtual().start(load)));
        agents.forEach(load -> threads.add(Thread.ofVirtual().start(load)));
    }

    /// Lets everybody finish.
    ///
    /// @return how many conversations are still open then
    private int drain() throws IOException, InterruptedException {
        visitors.forEach(Load::enough);
        String supervisor = victim.token("supervisor");
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
        return open + held();
    }

    /// Work that is still with an agent although everything is over.
    private int held() throws IOException, InterruptedException {
        int held = 0;
        for (JsonNode account : victim.facts().path("demo").path("accounts")) {
            if (account.path("role").asString().equals("agent")) {
                for (String state : List.of("offered", "active")) {
                    held += api.get(
                                    "/work-items?state=" + state,
                                    account.path("token").asString())
                            .body()
                            .path("items")
                            .size();
                }
            }
        }
        return held;
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
