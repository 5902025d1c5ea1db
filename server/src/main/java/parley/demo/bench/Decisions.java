package parley.demo.bench;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.Capacity;
import parley.work.engine.Decision;
import parley.work.engine.Engine;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// A centre that is full: all agents busy, so much waiting. Each turn somebody ends a piece of
/// work, is given the next, and something new comes in; time passes, so that steps end and items
/// become visible to others. Only the engine is at work: no database, no pages, one thread.
final class Decisions {

    private static final int QUEUES = 50;
    private static final int KINDS_OF_AGENTS = 40;
    private static final int SKILLS = 4;
    private static final long BEGIN = 1_000_000_000_000L;

    /// A turn passes that much time, in milliseconds.
    private static final long TURN = 2;

    private static final ChannelKey CALLS = new ChannelKey("real-time");
    private static final ChannelKey CHATS = new ChannelKey("live-text");
    private static final ChannelKey MAILS = new ChannelKey("deferred");
    private static final List<ChannelKey> CHANNELS = List.of(CALLS, CHATS, MAILS);

    private static final Capacity CAPACITY = new Capacity(
            Capacity.UNITS,
            Map.of(
                    CALLS, new Capacity.Share(100, 0, 1, Set.of()),
                    CHATS, new Capacity.Share(33, 10, 3, Set.of()),
                    MAILS, new Capacity.Share(50, 0, 2, Set.of(CALLS, CHATS))),
            Map.of(),
            null);

    private final Random random = new Random(42);
    private final List<Profile> profiles =
            IntStream.range(0, KINDS_OF_AGENTS).mapToObj(Decisions::profile).toList();
    private final Engine engine = new Engine();
    private final Map<AgentId, AgentState> agents = new HashMap<>();
    private final Deque<AgentId> busy = new ArrayDeque<>();
    private long now = BEGIN;
    private long items;

    Decisions(int agents, int waiting) {
        for (int i = 0; i < agents; i++) {
            var agent = new AgentId(new UUID(1, i));
            this.agents.put(
                    agent,
                    new AgentState(
                            agent,
                            profiles.get(i % KINDS_OF_AGENTS),
                            null,
                            List.of(),
                            AgentState.History.since(now - i)));
        }
        engine.begin(rules(), this.agents.values(), List.of(), now);
        // nobody is asked for in particular, so everybody is busy before anything waits
        while (engine.waiting() < waiting) {
            note(engine.put(item(now - 30_000 - random.nextInt(240_000), random.nextInt(QUEUES), Map.of()), now));
        }
    }

    /// Decisions a second.
    double aSecond(Duration time) {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        long decided = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                decided += turn();
            }
        }
        return decided / ((System.nanoTime() - begin) / 1e9);
    }

    private int turn() {
        now += TURN;
        AgentState agent = agents.get(busy.removeFirst());
        if (agent == null) {
            throw new IllegalStateException("somebody unknown was busy");
        }
        AgentState free = new AgentState(
                agent.id(),
                agent.profile(),
                null,
                agent.held().subList(1, agent.held().size()),
                new AgentState.History(now, Map.of(), now, 0, BEGIN));
        agents.put(free.id(), free);
        return note(engine.put(free, now)) + note(engine.put(next(), now));
    }

    private int note(List<Decision> decisions) {
        int asked = 0;
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Asked one) {
                asked++;
                AgentId agent = one.agents().getFirst();
                agents.computeIfPresent(agent, (_, state) -> holding(state, one.item()));
                busy.addLast(agent);
            }
        }
        return asked;
    }

    private static AgentState holding(AgentState state, Item item) {
        var held = new ArrayList<>(state.held());
        held.add(new Capacity.Held(item.id(), item.channel(), Set.of(), false));
        return new AgentState(state.id(), state.profile(), null, held, state.history());
    }

    private static Rules rules() {
        var queues = new HashMap<QueueId, Rules.QueueRules>();
        Strategy.AgentOrder[] orders = {
            Strategy.AgentOrder.LONGEST_IDLE, Strategy.AgentOrder.LEAST_LOADED, Strategy.AgentOrder.ROUND_ROBIN
        };
        for (int i = 0; i < QUEUES; i++) {
            Strategy strategy = Strategy.of(
                    orders[i % orders.length],
                    Strategy.Step.trying(Strategy.PLAIN.steps().getFirst().who(), 300_000),
                    Strategy.PLAIN.steps().getFirst());
            queues.put(queue(i), new Rules.QueueRules(strategy, 60_000, Map.of()));
        }
        return new Rules(1, queues, Map.of(), false);
    }

    private static Profile profile(int kind) {
        var queues = new HashMap<QueueId, Profile.Membership>();
        for (int i = 0; i < 5; i++) {
            queues.put(queue((kind * 7 + i * 11) % QUEUES), Profile.Membership.of(1 + i % 3, i == 4 ? 20_000 : 0));
        }
        return new Profile(
                queues,
                Map.of(skill(kind), 1 + kind % 5, skill(kind + 1), 2 + kind % 3),
                Map.of("language", Set.of(kind % 2 == 0 ? "en" : "zh")),
                CAPACITY,
                0);
    }

    /// Some ask for a skill that some of those who serve the queue have, so that all of it is done
    /// in the end.
    private Map<SkillId, Integer> wish(int queue) {
        int kind = random.nextInt(KINDS_OF_AGENTS);
        boolean isAsking = profiles.get(kind).queues().containsKey(queue(queue));
        return isAsking ? Map.of(skill(kind), 1 + random.nextInt(1 + kind % 5)) : Map.of();
    }

    private Item next() {
        int queue = random.nextInt(QUEUES);
        return item(now, queue, wish(queue));
    }

    private Item item(long enteredAt, int queue, Map<SkillId, Integer> skills) {
        return new Item(
                new WorkId(new UUID(2, items++)),
                queue(queue),
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                new Item.Place(5, random.nextInt(3), random.nextInt(2) * 10, enteredAt, Item.Place.NEVER),
                new Item.StepReached(0, enteredAt),
                new Item.Facts(skills, Set.of(), null, null, Set.of(), 0),
                Map.of());
    }

    private static QueueId queue(int number) {
        return new QueueId(new UUID(3, number));
    }

    private static SkillId skill(int number) {
        return new SkillId(new UUID(4, number % SKILLS));
    }
}
