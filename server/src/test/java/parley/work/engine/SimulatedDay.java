package parley.work.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Item.Facts;
import parley.work.engine.Item.Place;
import parley.work.engine.Item.StepReached;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// Twelve hours in a large centre: items of three channels come to ten queues, agents of twenty
/// kinds take them, work on them and are free again.
final class SimulatedDay {

    private static final long HOURS = 12 * 3_600_000L;
    private static final List<ChannelKey> CHANNELS = List.of(Floor.CHAT, Floor.CALL, Floor.MAIL);
    private static final Map<ChannelKey, Share> SHARES = Map.of(
            Floor.CHAT, new Share(33, 0, 3, Set.of()),
            Floor.CALL, new Share(100, 0, 1, Set.of()),
            Floor.MAIL, new Share(50, 5, 2, Set.of(Floor.CALL, Floor.CHAT)));

    private final Random random;
    private final int agents;
    private final int items;
    private final Engine engine = new Engine();
    private final Map<AgentId, AgentState> states = new HashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final List<String> log = new ArrayList<>();
    private long numbers;

    private sealed interface Event {
        long at();

        long number();
    }

    private record Comes(long at, long number, Item item) implements Event {}

    private record Ends(long at, long number, AgentId agent, WorkId work) implements Event {}

    SimulatedDay(long seed, int agents, int items) {
        this.random = new Random(seed);
        this.agents = agents;
        this.items = items;
    }

    List<String> run() {
        List<Profile> kinds = kinds();
        for (int i = 0; i < agents; i++) {
            var id = new AgentId(new UUID(1, i));
            var state = new AgentState(id, kinds.get(i % kinds.size()), null, List.of(), History.since(i));
            states.put(id, state);
            follow(engine.put(state, i), i);
        }
        for (int i = 0; i < items; i++) {
            long at = 1_000 + (long) (random.nextDouble() * HOURS);
            events.add(new Comes(at, numbers++, item(i, at)));
        }
        while (!events.isEmpty()) {
            switch (events.remove()) {
                case Comes(long at, long number, Item item) -> follow(engine.put(item, at), at);
                case Ends(long at, long number, AgentId agent, WorkId work) -> {
                    AgentState state = ended(state(agent), work, at);
                    states.put(agent, state);
                    follow(engine.put(state, at), at);
                }
            }
        }
        return log;
    }

    private static List<Profile> kinds() {
        var kinds = new ArrayList<Profile>();
        var capacity = new Capacity(Capacity.UNITS, SHARES, Map.of(), null);
        for (int kind = 0; kind < 20; kind++) {
            Map<QueueId, Membership> queues = new HashMap<>();
            for (int queue = 0; queue < 4; queue++) {
                queues.put(queue((kind + queue * 3) % 10), Membership.of(1 + queue / 2, queue * 5_000L));
            }
            Map<SkillId, Integer> skills = Map.of(skill(kind % 3), 1 + kind % 5);
            kinds.add(new Profile(queues, skills, Map.of(), capacity, 0));
        }
        return kinds;
    }

    private static QueueId queue(int number) {
        return new QueueId(new UUID(2, number));
    }

    private static SkillId skill(int number) {
        return new SkillId(new UUID(3, number));
    }

    private Item item(int number, long at) {
        Map<SkillId, Integer> asked =
                random.nextInt(4) == 0 ? Map.of(skill(random.nextInt(3)), 1 + random.nextInt(2)) : Map.of();
        return new Item(
                new WorkId(new UUID(4, number)),
                queue(random.nextInt(10)),
                CHANNELS.get(random.nextInt(3)),
                new Place(5, random.nextInt(3), 0, at, Place.NEVER),
                new StepReached(0, at),
                new Facts(asked, Set.of(), null, null, Set.of(), 0),
                Map.of());
    }

    private void follow(List<Decision> decisions, long at) {
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Asked(Item item, List<AgentId> chosen, Decision.Why why)) {
                AgentId agent = chosen.getFirst();
                log.add(at + " " + item.id().value() + " " + agent.value() + " " + why.rejected());
                AgentState state = state(agent);
                var held = new ArrayList<>(state.held());
                held.add(new Held(item.id(), item.channel(), Set.of(), false));
                states.put(agent, new AgentState(agent, state.profile(), null, held, state.history()));
                long takes = 30_000 + (long) (-Math.log(1 - random.nextDouble()) * 600_000);
                events.add(new Ends(at + takes, numbers++, agent, item.id()));
            }
        }
    }

    private AgentState state(AgentId agent) {
        return java.util.Objects.requireNonNull(states.get(agent));
    }

    private static AgentState ended(AgentState state, WorkId work, long at) {
        List<Held> left =
                state.held().stream().filter(one -> !one.work().equals(work)).toList();
        return new AgentState(
                state.id(),
                state.profile(),
                null,
                left,
                new History(
                        at,
                        Map.of(),
                        state.history().offeredAt(),
                        state.history().today(),
                        0));
    }
}
