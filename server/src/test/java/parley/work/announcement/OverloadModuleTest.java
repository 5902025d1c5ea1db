package parley.work.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.Requirement;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.engine.Item;
import parley.work.routing.Routing;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkRequest;
import parley.work.routing.WorkState;
import parley.work.triage.Condition;
import parley.work.triage.Contact;
import parley.work.triage.Triage;
import parley.work.triage.TriageForTests;
import parley.work.triage.TriageRule;
import parley.work.triage.TriageRule.Treatment;

/// Ten times as many come as usually, and three of ten agents are there.
class OverloadModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final Duration STEP = Duration.ofSeconds(20);
    private static final long SERVICE = 200;

    private final Random random = new Random(8);
    private final Map<UUID, Came> waiting = new LinkedHashMap<>();
    private final Map<UUID, AgentId> served = new HashMap<>();
    private final Map<UUID, Instant> ends = new HashMap<>();
    private final List<Duration> waitsOfEmergencies = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int came;
    private int answered;
    private int left;
    private int promised;
    private int kept;

    /// Somebody who waits, until when they would, and what they were told.
    private static final class Came {
        final UUID id;
        final Instant at;
        final Instant patience;
        final int tier;
        ToldWait told;
        Instant latest;

        Came(WorkItem item, Instant at, Instant patience) {
            id = item.id().value();
            tier = item.tier();
            this.at = at;
            this.patience = patience;
            told = new ToldWait("", 0, 0, "", at);
            latest = Instant.MAX;
        }
    }

    @Test
    @Requirement("3-25")
    void whatIsTooMuchIsServedInItsOrderAndToldTheTruth() {
        try (StillCentre centre = StillCentre.start(DATABASE.address(), folder, new FakeClock(), Map.of())) {
            TriageForTests.rules(centre, rule("Emergency", 0, "gas leak"), rule("Gold", 2, "gold"));
            var room = new WaitingRoom(centre, 10);
            passes(room, Duration.ofMinutes(60), 24, 10);
            assertThat(waiting).as("on an ordinary day nearly nobody waits").hasSizeLessThan(10);

            passes(room, Duration.ofMinutes(10), 2.4, 3);
            int most = waiting.size();
            assertThat(most).as("of more than two hundred who came").isGreaterThan(150);
            assertThat(waiting.values())
                    .as("everybody who waits for a minute has been told something")
                    .filteredOn(one -> one.at.isBefore(centre.clock.instant().minusSeconds(60)))
                    .allSatisfy(one -> assertThat(one.told.text()).isNotEmpty());

            passes(room, Duration.ofMinutes(110), 1_000_000, 10);
            assertThat(wrong).isEmpty();
            assertThat(waiting).as("the backlog is done").isEmpty();
            assertThat(answered + left).as("nobody is lost").isEqualTo(came);
            assertThat(left).as("some had no patience").isBetween(1, most / 2);
            assertThat(waitsOfEmergencies)
                    .as("an emergency waits for one of three agents to be free, however many wait")
                    .hasSizeGreaterThan(5)
                    .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMinutes(4)));
            assertThat(promised).isGreaterThan(30);
            assertThat(kept / (double) promised).isGreaterThanOrEqualTo(0.8);
        }
    }

    private static TriageRule rule(String name, int tier, String words) {
        return new TriageRule(
                name,
                List.of(new Condition.ByWords(List.of(words))),
                new Treatment(null, tier, null, null, Set.of(), Map.of()),
                false);
    }

    /// @param every how many seconds lie between two who come, on average
    private void passes(WaitingRoom room, Duration time, double every, int there) {
        StillCentre centre = room.centre;
        Presences presences = centre.get(Presences.class);
        for (int i = 0; i < room.agents.size(); i++) {
            presences.set(
                    room.agents.get(i), i < there ? PresenceState.AVAILABLE : PresenceState.AWAY, null, Actor.SYSTEM);
        }
        Instant end = room.clock.instant().plus(time);
        double next = WaitingRoom.exponential(random, every * 1000);
        while (room.clock.instant().isBefore(end)) {
            room.clock.advance(STEP);
            room.theyAreAlive();
            for (; next < STEP.toMillis(); next += WaitingRoom.exponential(random, every * 1000)) {
                comes(room);
            }
            next -= STEP.toMillis();
            giveUp(room);
            serve(room);
            room.look();
            listen(room);
        }
    }

    private void comes(WaitingRoom room) {
        StillCentre centre = room.centre;
        int lot = random.nextInt(100);
        String text = lot < 4 ? "there is a gas leak" : lot < 14 ? "I am a gold customer" : "hello";
        var contact = new Contact(new UUID(0, 1), Tempo.LIVE_TEXT, "en", null, text, Map.of());
        Integer tier =
                centre.get(Triage.class).door().decide(contact, room.queue).tier();
        var request = new WorkRequest(
                room.queue,
                centre.get(Ids.class).next(),
                new ChannelKey("test"),
                "Test",
                Tempo.LIVE_TEXT,
                tier,
                0,
                "en",
                null,
                null,
                false,
                Item.Facts.NONE);
        WorkItem item = centre.get(Routing.class).enqueue(request, Actor.SYSTEM);
        Instant now = room.clock.instant();
        waiting.put(item.subject(), new Came(item, now, now.plusSeconds(WaitingRoom.exponential(random, 9_000))));
        came++;
    }

    private void giveUp(WaitingRoom room) {
        waiting.entrySet().removeIf(one -> {
            boolean leaves = one.getValue().patience.isBefore(room.clock.instant());
            if (leaves) {
                room.centre.get(Routing.class).customerLeft(one.getKey(), Actor.SYSTEM);
                left++;
            }
            return leaves;
        });
    }

    /// Whoever is done is done; then the product itself decides who is asked for whom.
    private void serve(WaitingRoom room) {
        Instant now = room.clock.instant();
        ends.entrySet().removeIf(one -> {
            boolean isDone = !one.getValue().isAfter(now);
            if (isDone) {
                room.work.complete(one.getKey(), Objects.requireNonNull(served.remove(one.getKey())));
            }
            return isDone;
        });
        room.work.round();
        List<UUID> line = waiting.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<UUID, Came> one) -> one.getValue().tier)
                        .thenComparing(one -> one.getValue().at)
                        .thenComparing(one -> one.getValue().id))
                .map(Map.Entry::getKey)
                .limit(room.agents.size() + 1L)
                .toList();
        boolean isWaiting = false;
        for (UUID subject : line) {
            WorkItem item = room.work.now(subject);
            if (item.state() == WorkState.QUEUED) {
                isWaiting = true;
            } else if (isWaiting) {
                wrong.add("somebody was passed over at " + now);
            } else {
                taken(room, item, now);
            }
        }
    }

    private void taken(WaitingRoom room, WorkItem item, Instant now) {
        AgentId agent = room.work.asked(item.subject()).orElseThrow();
        if (served.containsValue(agent)) {
            wrong.add("somebody was asked for a second item at " + now);
        }
        room.work.accept(item, agent);
        Came one = Objects.requireNonNull(waiting.remove(item.subject()));
        served.put(item.subject(), agent);
        ends.put(item.subject(), now.plusSeconds(WaitingRoom.exponential(random, SERVICE)));
        answered++;
        if (one.tier == 0) {
            waitsOfEmergencies.add(Duration.between(one.at, now));
        }
        if (one.latest.isBefore(Instant.MAX)) {
            promised++;
            kept += now.isAfter(one.latest) ? 0 : 1;
        }
    }

    /// The first promise with an end is the one that counts.
    private void listen(WaitingRoom room) {
        room.centre.get(Announcements.class).told(waiting.keySet()).forEach((subject, told) -> {
            Came one = waiting.get(subject);
            if (one != null) {
                one.told = told;
                if (told.toMinutes() > 0 && one.latest.equals(Instant.MAX)) {
                    one.latest = told.at().plus(Duration.ofMinutes(told.toMinutes()));
                }
            }
        });
    }
}
