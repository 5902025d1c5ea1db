package parley.work.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.presence.PresencesForTests;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.people.staff.StaffForTests;
import parley.platform.http.Use;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.live.Live;
import parley.platform.live.LiveForTests;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import parley.work.engine.Item;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.queue.QueueListener;
import parley.work.queue.Queues;
import parley.work.queue.QueuesForTests;
import parley.work.queue.WrapUpCodes;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategiesForTests;
import parley.work.triage.Triage;
import parley.work.triage.TriageForTests;
import tools.jackson.databind.json.JsonMapper;

/// Routing on a real database with a clock that stands still: the whole module without Spring.
final class RoutingWorld {

    static final Duration OFFER_TIME = Duration.ofSeconds(20);
    static final Duration WRAP_UP_TIME = Duration.ofSeconds(60);

    final FakeClock clock;
    final Ids ids;
    final List<String> heard = new ArrayList<>();
    final List<Cause> causes = new ArrayList<>();
    private @Nullable String deadAt;
    final OfferBook book;
    final WorkStore works;
    final OfferStore offerStore;
    final Presences presences;
    final Offers offers;
    final Dispatcher dispatcher;
    final Handovers handovers;
    final WrapUps wrapUps;
    final Staff staff;
    final StaffForTests people;
    final QueuesForTests setUp;
    final WrapUpCodes codes;
    final Queues queues;
    final List<Use> uses = new ArrayList<>();
    final Routing routing;
    final Line line;
    final Explaining explaining;
    final Strategies strategies;
    private final TransactionTemplate transactions;

    private final TestDatabase database;

    private RoutingWorld(TestDatabase database, FakeClock clock) {
        this.database = database;
        this.clock = clock;
        ids = new Ids(clock);
        JdbcClient jdbc = database.jdbc();
        transactions = database.transactions();
        Live live = LiveForTests.on(jdbc, clock);
        works = new WorkStore(jdbc);
        offerStore = new OfferStore(jdbc, JsonMapper.shared());
        var waiting = new WaitingStore(jdbc);
        var agents = new AgentStore(jdbc);
        var beans = new StaticListableBeanFactory();
        WorkListener listener = (before, after, cause) -> {
            if (cause.why().equals(deadAt)) {
                throw new Killed();
            }
            heard.add(cause.why());
            causes.add(cause);
        };
        beans.addBean("listener", listener);
        QueueListener user = queue -> List.copyOf(uses);
        beans.addBean("user", user);
        presences = PresencesForTests.on(jdbc, live, beans, clock);
        people = new StaffForTests(database, beans, clock);
        staff = people.staff;
        setUp = new QueuesForTests(database, beans, people, clock);
        queues = setUp.queues;
        var wakeup = new Wakeup();
        var wrapUpStore = new WrapUpStore(jdbc);
        strategies = StrategiesForTests.on(database, beans, people, queues, clock);
        var queueWork = new QueueWork(waiting, wrapUpStore, agents, strategies, wakeup);
        beans.addBean("queueWork", queueWork);
        codes = setUp.codes(queueWork);
        var changes = new WorkChanges(
                works, waiting, queues, strategies, live, beans.getBeanProvider(WorkListener.class), wakeup);
        offers = new Offers(works, offerStore, agents, changes, presences, live, clock);
        beans.addBean("offers", offers);
        var candidates = new CandidateStore(jdbc);
        var rounds = new RoundStore(jdbc, JsonMapper.shared());
        book = new OfferBook(offerStore, rounds, candidates, changes, live, ids, clock);
        beans.addBean("agentFacts", new AgentFacts(agents, changes, clock));
        var deciding = new Dispatcher.Deciding(transactions, live, clock);
        dispatcher = new Dispatcher(
                works,
                offerStore,
                waiting,
                offers,
                new Rounds(agents, queueWork, candidates, waiting, book, wakeup, deciding),
                deciding);
        Triage triage = TriageForTests.on(jdbc, clock);
        handovers =
                new Handovers(works, offerStore, queues, agents, changes, book, new Handovers.Others(staff, triage));
        wrapUps = new WrapUps(wrapUpStore, works, offers, transactions, clock);
        explaining = new Explaining(
                works,
                waiting,
                rounds,
                candidates,
                queueWork,
                new Explaining.Facts(staff, queues, strategies, triage),
                clock);
        routing = new Routing(works, queues, offers, changes, wrapUpStore, ids, clock);
        line = new Line(waiting, works, changes, queues, transactions, clock);
    }

    /// A new world, without what other tests of the class left behind.
    static RoutingWorld empty(TestDatabase database) {
        database.jdbc().sql("""
                        truncate queue_plan, queue_member, routing_agent, routing_work, routing_offer,
                          routing_exclusion, routing_segment, routing_outcome, routing_decision, strategy_plan, strategy_use, presence_agent, presence_segment,
                          live_entry cascade
                        """).update();
        return new RoutingWorld(database, new FakeClock());
    }

    /// The same after the process was ended and begun again.
    RoutingWorld restarted() {
        return new RoutingWorld(database, clock);
    }

    /// The process dies at the next change for this reason, in the middle of the transaction.
    void dieAt(String why) {
        deadAt = why;
    }

    /// The end of a process, which no code of ours catches.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    <T> T in(Supplier<T> action) {
        T result = transactions.execute(any -> action.get());
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }

    QueueId queue(String name) {
        return in(() -> queues.add(plan(name), Actor.SYSTEM)).id();
    }

    static Queues.Plan plan(String name) {
        return new Queues.Plan(
                name,
                null,
                80,
                30,
                (int) OFFER_TIME.toSeconds(),
                (int) WRAP_UP_TIME.toSeconds(),
                List.of(),
                List.of(),
                List.of());
    }

    /// An agent who is available and whose desk is alive.
    AgentId agent(QueueId queue, int most) {
        AgentId agent = in(() -> {
            AgentId hired = people.hire(new PersonId(ids.next()), most);
            setUp.member(queue, hired);
            return hired;
        });
        set(agent, PresenceState.AVAILABLE);
        alive(agent);
        return agent;
    }

    void set(AgentId agent, PresenceState state) {
        in(() -> presences.set(agent, state, null, Actor.SYSTEM));
    }

    void alive(AgentId agent) {
        PresencesForTests.alive(presences, agent);
    }

    WorkItem enqueue(QueueId queue) {
        return enqueue(queue, 5, 0, false);
    }

    /// @param isHeld whether nobody is asked before the queue opens
    WorkItem enqueue(QueueId queue, int tier, int priority, boolean isHeld) {
        return enqueue(queue, tier, priority, isHeld, Item.Facts.NONE);
    }

    WorkItem enqueue(QueueId queue, int tier, int priority, boolean isHeld, Item.Facts facts) {
        return enqueue(new WorkRequest(
                queue,
                ids.next(),
                new ChannelKey("test"),
                "Test",
                Tempo.LIVE_TEXT,
                tier,
                priority,
                "en",
                null,
                null,
                isHeld,
                facts));
    }

    /// Of a channel of its own for every tempo.
    WorkItem enqueue(QueueId queue, Tempo tempo) {
        String channel = tempo.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return enqueue(new WorkRequest(
                queue,
                ids.next(),
                new ChannelKey(channel),
                channel,
                tempo,
                null,
                0,
                "en",
                null,
                null,
                false,
                Item.Facts.NONE));
    }

    private WorkItem enqueue(WorkRequest request) {
        return in(() -> routing.enqueue(request, Actor.SYSTEM));
    }

    /// One round of the dispatcher; its own transactions are made here, where no proxy makes them.
    void dispatch() {
        for (WorkId overdue : offerStore.overdue(clock.instant())) {
            in(() -> {
                offers.expire(overdue);
                return overdue;
            });
        }
        for (WorkId deserted : works.deserted(clock.instant().minus(Presences.AWAY_AFTER), clock.instant())) {
            in(() -> {
                offers.desert(deserted, clock.instant().minus(Presences.AWAY_AFTER));
                return deserted;
            });
        }
        dispatcher.lookAgain();
        dispatcher.run();
    }

    WorkItem now(WorkItem item) {
        return works.find(item.id()).orElseThrow();
    }
}
