package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static parley.work.engine.Floor.CALL;
import static parley.work.engine.Floor.MAIL;
import static parley.work.engine.Floor.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.teletraffic.ThresholdBlending;
import parley.teletraffic.Traffic;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules.QueueRules;
import parley.work.queue.QueueId;

/// Agents kept free for calls while mails wait without end, as weights of one line: what it costs
/// in mails and brings in service is what the exact chain says.
class BlendingTest {

    private static final int AGENTS = 50;
    private static final double ERLANGS = 40;
    private static final double HANDLE_TIME = 300;
    private static final int CALLS = 60_000;

    private final Engine engine = new Engine();
    private final SplittableRandom random = new SplittableRandom(4);
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<WorkId, Long> waiting = new HashMap<>();
    private final Profile profile = new Profile(
            Map.of(queue("calls"), Membership.of(1, 0), queue("mails"), Membership.of(1, 0)),
            Map.of(),
            Map.of(),
            new Capacity(Capacity.UNITS, Map.of(CALL, Share.only(1), MAIL, Share.only(1)), Map.of(), null),
            0);
    private long now;
    private long numbers;
    private int answered;
    private int soon;
    private int mails;

    /// @param agent who is done, or −1 where a call comes
    private record Event(long at, int agent) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Long.compare(at, other.at);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void aReserveOfAgentsIsTheBestOfBlending(int reserve) {
        var exact = new ThresholdBlending(Traffic.ofErlangs(ERLANGS, HANDLE_TIME), AGENTS, reserve);

        simulate(reserve);

        assertThat((double) soon / answered).isCloseTo(exact.serviceLevel(20), within(0.03));
        double hours = now / 3_600_000.0;
        assertThat(mails / hours).isCloseTo(exact.backgroundRate() * 3600, within(6.0));
    }

    private void simulate(int reserve) {
        var calls = new Balance(List.of(pair(1_000, 0)), 3_600_000_000L);
        var mail = new Balance(List.of(pair(-reserve, 1)), 3_600_000_000L);
        Map<QueueId, QueueRules> queues = Map.of(
                queue("calls"), new QueueRules(Strategy.PLAIN, 20_000, Map.of(), calls),
                queue("mails"), new QueueRules(Strategy.PLAIN, 20_000, Map.of(), mail));
        follow(engine.begin(
                new Rules(1, queues, Map.of(), false),
                IntStream.range(0, AGENTS).mapToObj(this::free).toList(),
                List.of(),
                0));
        comes("mails", MAIL);
        events.add(new Event(0, -1));
        while (answered < CALLS) {
            Event event = events.remove();
            now = event.at();
            if (event.agent() < 0) {
                events.add(new Event(now + drawn(HANDLE_TIME / ERLANGS), -1));
                comes("calls", CALL);
            } else {
                follow(engine.put(free(event.agent()), now));
            }
        }
    }

    private static Balance.Pair pair(double base, double perFree) {
        return new Balance.Pair(new Who.Anybody(), new Balance.Weights(base, 0, perFree, 0));
    }

    private AgentState free(int agent) {
        return new AgentState(new AgentId(new UUID(1, agent)), profile, null, List.of(), History.since(now));
    }

    private long drawn(double meanSeconds) {
        return Math.round(-Math.log(1 - random.nextDouble()) * meanSeconds * 1000);
    }

    private void comes(String queue, ChannelKey channel) {
        var id = new WorkId(new UUID(4, numbers++));
        waiting.put(id, now);
        follow(engine.put(
                new Item(
                        id,
                        queue(queue),
                        channel,
                        Item.Place.entered(now),
                        new Item.StepReached(0, now),
                        Item.Facts.NONE,
                        Map.of()),
                now));
    }

    private void follow(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Asked(Item item, List<AgentId> agents, Decision.Why why)) {
                Long since = waiting.remove(item.id());
                int agent = (int) agents.getFirst().value().getLeastSignificantBits();
                events.add(new Event(now + drawn(HANDLE_TIME), agent));
                if (item.channel().equals(MAIL)) {
                    mails++;
                    comes("mails", MAIL);
                } else {
                    answered++;
                    soon += since != null && now - since <= 20_000 ? 1 : 0;
                }
            }
        }
    }
}
