package parley.work.announcement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.work.engine.Item;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.routing.Routing;
import parley.work.routing.RoutingByHand;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkRequest;

/// A queue of a centre in which time stands still: chats come, are told what they wait, are served
/// in their order or give up, as the test says or by chance.
final class WaitingRoom {

    static final Duration STEP = Duration.ofSeconds(20);

    final StillCentre centre;
    final FakeClock clock;
    final RoutingByHand work;
    final QueueId queue;
    final List<AgentId> agents = new ArrayList<>();

    /// Who waits, in order, with what they heard.
    final Map<UUID, Heard> line = new LinkedHashMap<>();

    final List<Heard> over = new ArrayList<>();
    private final Map<UUID, Instant> ends = new HashMap<>();
    private final Map<UUID, AgentId> held = new HashMap<>();

    /// What one customer was told.
    record Heard(Instant came, Instant patience, List<ToldWait> said) {}

    WaitingRoom(StillCentre centre, int count) {
        this.centre = centre;
        clock = centre.clock;
        work = new RoutingByHand(centre);
        List<Queues.Member> members = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            AgentId agent = centre.get(Staff.class)
                    .hire(
                            new PersonId(centre.get(Ids.class).next()),
                            "Agent " + number,
                            "Agent " + number,
                            1,
                            Map.of());
            centre.get(Presences.class).set(agent, PresenceState.AVAILABLE, null, Actor.SYSTEM);
            agents.add(agent);
            members.add(new Queues.Member(agent, 1, 0));
        }
        queue = queue(members);
        theyAreAlive();
    }

    QueueId queue(List<Queues.Member> members) {
        String name = "Queue " + centre.get(Ids.class).next();
        var plan = new Queues.Plan(name, null, 80, 30, 20, 60, members, List.of(), List.of());
        return centre.get(Queues.class).add(plan, Actor.SYSTEM).id();
    }

    void theyAreAlive() {
        centre.get(Presences.class)
                .alive(agents.stream()
                        .map(agent -> new Caller(new Actor.Person(agent.value(), "test"), null, Set.of(), null))
                        .toList());
    }

    WorkItem comes(Tempo tempo) {
        var request = new WorkRequest(
                queue,
                centre.get(Ids.class).next(),
                new ChannelKey("test"),
                "Test",
                tempo,
                5,
                0,
                "en",
                null,
                null,
                false,
                Item.Facts.NONE);
        return centre.get(Routing.class).enqueue(request, Actor.SYSTEM);
    }

    void look() {
        centre.get(Announcing.class).look();
    }

    QueueHistory history() {
        return centre.get(QueueHistory.class);
    }

    /// What a process knows that has just been started.
    QueueHistory restarted() {
        var history = new QueueHistory(centre.get(HistoryStore.class));
        history.follow();
        return history;
    }

    /// So much time in which chats come at random, one every so many seconds.
    void passes(Duration time, double every, double service, double patience, Random random) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(STEP);
            theyAreAlive();
            for (int come = poisson(random, STEP.toSeconds() / every); come > 0; come--) {
                Instant gone = clock.instant().plusSeconds(exponential(random, patience));
                line.put(comes(Tempo.LIVE_TEXT).subject(), new Heard(clock.instant(), gone, new ArrayList<>()));
            }
            giveUp();
            serve(service, random);
            look();
            listen();
        }
    }

    /// The clock of the machine is set, and whoever is served has been for long enough.
    void setClock(Instant time) {
        clock.set(time);
        ends.replaceAll((_, _) -> time);
    }

    private void giveUp() {
        for (UUID subject : List.copyOf(line.keySet())) {
            Heard heard = line.get(subject);
            if (heard != null && heard.patience().isBefore(clock.instant())) {
                centre.get(Routing.class).customerLeft(subject, Actor.SYSTEM);
                over.add(heard);
                line.remove(subject);
            }
        }
    }

    private void serve(double service, Random random) {
        ends.forEach((subject, end) -> {
            if (!end.isAfter(clock.instant())) {
                work.complete(subject, Objects.requireNonNull(held.remove(subject)));
            }
        });
        ends.values().removeIf(end -> !end.isAfter(clock.instant()));
        for (AgentId agent : agents) {
            if (!held.containsValue(agent) && !line.isEmpty()) {
                UUID subject = line.keySet().iterator().next();
                WorkItem item = work.now(subject);
                work.ask(item, agent);
                work.accept(item, agent);
                held.put(subject, agent);
                ends.put(subject, clock.instant().plusSeconds(exponential(random, service)));
                over.add(Objects.requireNonNull(line.remove(subject)));
            }
        }
    }

    /// What a page would show that asks after every look.
    private void listen() {
        centre.get(Announcements.class).told(line.keySet()).forEach((subject, told) -> {
            Heard heard = line.get(subject);
            if (heard != null
                    && (heard.said().isEmpty() || !heard.said().getLast().equals(told))) {
                heard.said().add(told);
            }
        });
    }

    static long exponential(Random random, double mean) {
        return Math.round(-mean * Math.log(1 - random.nextDouble()));
    }

    private static int poisson(Random random, double mean) {
        int count = 0;
        double product = random.nextDouble();
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
