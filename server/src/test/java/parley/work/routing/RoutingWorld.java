package parley.work.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import parley.people.presence.PresenceState;
import parley.people.presence.Presences;
import parley.people.presence.PresencesForTests;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.live.Live;
import parley.platform.live.LiveForTests;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// Routing on a real database with a clock that stands still: the whole module without Spring.
final class RoutingWorld {

    static final Duration OFFER_TIME = Duration.ofSeconds(20);

    final FakeClock clock = new FakeClock();
    final Ids ids = new Ids(clock);
    final List<String> heard = new ArrayList<>();
    final WorkStore works;
    final OfferStore offerStore;
    final Presences presences;
    final Offers offers;
    final Dispatcher dispatcher;
    final Routing routing;
    private final TransactionTemplate transactions;

    private RoutingWorld(TestDatabase database) {
        JdbcClient jdbc = database.jdbc();
        transactions = database.transactions();
        Live live = LiveForTests.on(jdbc, clock);
        works = new WorkStore(jdbc);
        offerStore = new OfferStore(jdbc, JsonMapper.shared());
        var queues = new QueueStore(jdbc);
        var beans = new StaticListableBeanFactory();
        WorkListener listener = (before, after, actor, why) -> heard.add(why);
        beans.addBean("listener", listener);
        beans.addBean("workload", new RoutingWorkload(queues));
        presences = PresencesForTests.on(jdbc, live, beans, clock);
        var changes = new WorkChanges(works, queues, live, beans.getBeanProvider(WorkListener.class), new Wakeup());
        offers = new Offers(works, offerStore, queues, changes, presences, live, clock);
        beans.addBean("offers", offers);
        dispatcher = new Dispatcher(
                works, offerStore, queues, offers, changes, new Dispatcher.Deciding(transactions, live, ids, clock));
        routing = new Routing(works, queues, offers, changes, ids, clock);
    }

    /// A new world, without what other tests of the class left behind.
    static RoutingWorld empty(TestDatabase database) {
        database.jdbc().sql("""
                        truncate routing_queue, routing_agent, routing_member, routing_work, routing_offer,
                          routing_exclusion, routing_segment, routing_outcome, presence_agent, presence_segment,
                          live_entry cascade
                        """).update();
        return new RoutingWorld(database);
    }

    <T> T in(Supplier<T> action) {
        T result = transactions.execute(any -> action.get());
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }

    QueueId queue(String name) {
        return in(() -> routing.addQueue(name, Duration.ofSeconds(30), OFFER_TIME, Duration.ofSeconds(60)))
                .id();
    }

    /// An agent who is available and whose desk is alive.
    AgentId agent(QueueId queue, int most) {
        var agent = new AgentId(ids.next());
        in(() -> {
            routing.addMember(queue, agent, most);
            return agent;
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
        return in(() -> routing.enqueue(
                new WorkRequest(
                        queue, ids.next(), new ChannelKey("test"), "Test", Tempo.LIVE_TEXT, 5, 0, "en", null, null),
                Actor.SYSTEM));
    }

    /// One round of the dispatcher; its own transactions are made here, where no proxy makes them.
    void dispatch() {
        for (WorkId overdue : offerStore.overdue(clock.instant())) {
            in(() -> {
                offers.expire(overdue);
                return overdue;
            });
        }
        for (WorkId deserted : works.deserted(clock.instant().minus(Presences.AWAY_AFTER))) {
            in(() -> {
                offers.desert(deserted, clock.instant().minus(Presences.AWAY_AFTER));
                return deserted;
            });
        }
        dispatcher.run();
    }

    WorkItem now(WorkItem item) {
        return works.find(item.id()).orElseThrow();
    }
}
