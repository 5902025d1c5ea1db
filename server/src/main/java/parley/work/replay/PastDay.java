package parley.work.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Profile;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.queue.QueueId;
import parley.work.replay.Wish.QueueWish;
import parley.work.simulation.Comparison;
import parley.work.simulation.Crew;
import parley.work.simulation.Crew.Answering;
import parley.work.simulation.Crew.Span;
import parley.work.simulation.Demand;
import parley.work.simulation.Distribution;
import parley.work.simulation.Scenario;
import parley.work.simulation.Scenario.Period;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategyId;

/// A day that is over, as a scenario: who came when and who was there as it really was, the rest as
/// the centre is set up now.
///
/// @param queues by name
/// @param contacts in order, of queues that are still there
/// @param agents who take work now
/// @param present when they were available
record PastDay(
        Days wish,
        Map<String, PastQueue> queues,
        List<PastContact> contacts,
        List<PastAgent> agents,
        Map<AgentId, List<Present>> present,
        Strategies.SetUp setUp) {

    /// What stands in the result for how it is set up now, and for what was wished.
    static final String NOW = "now";

    static final String CHANGED = "changed";

    private static final long OVERTIME = Duration.ofDays(1).toMillis();
    private static final Distribution SOME_WORK = new Distribution.Exponential(300_000);

    /// A queue that is there now.
    record PastQueue(QueueId id, Map<SkillId, Integer> skills, int offerSeconds) {}

    /// Somebody who takes work now.
    record PastAgent(
            AgentId id, Map<QueueId, Membership> queues, Map<SkillId, Integer> skills, Set<String> teams, int most) {}

    /// When somebody was available.
    record Present(Instant from, Instant to) {}

    /// How a contact stands in its queue.
    record Standing(
            int tier,
            int priority,
            Map<SkillId, Integer> skills,
            Set<String> labels,
            @Nullable AgentId lastAgent,
            @Nullable AgentId owner,
            int value) {}

    /// A contact that came. Durations are milliseconds.
    ///
    /// @param answeredAt null where nobody took it
    /// @param leftAt null where the customer did not leave before
    /// @param asked for how long agents were asked
    record PastContact(
            QueueId queue,
            ChannelKey channel,
            Tempo tempo,
            Standing standing,
            Instant queuedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant leftAt,
            long asked,
            long work,
            long wrapUp) {

        /// How long it waited until it was answered or the customer left; -1 where neither is
        /// known.
        long waited() {
            Instant end = answeredAt == null ? leftAt : answeredAt;
            return end == null
                    ? -1
                    : Math.max(0, Duration.between(queuedAt, end).toMillis());
        }
    }

    /// Contacts that stand alike.
    private record Kind(QueueId queue, ChannelKey channel, Standing standing) {}

    /// Contacts that take as long.
    private record Pool(QueueId queue, ChannelKey channel) {
        static Pool of(PastContact contact) {
            return new Pool(contact.queue(), contact.channel());
        }
    }

    /// Side by side: as it is set up now and, where something is wished, as it might be.
    ///
    /// @throws ProblemException `day-unstaffed`, `queue-unstaffed`, `strategy-unknown`
    Comparison comparison(Function<StrategyId, Strategy> strategies) {
        List<PastAgent> there =
                agents.stream().filter(agent -> present.containsKey(agent.id())).toList();
        if (there.isEmpty()) {
            throw new ProblemException(ReplayProblem.DAY_UNSTAFFED, wish.date());
        }
        var numbers = new Numbers(there);
        List<Demand> demands = demands(numbers);
        Map<String, QueueId> names = new LinkedHashMap<>();
        queues.forEach((name, queue) -> names.put(name, queue.id()));
        var period = new Period(0, length(), length(), OVERTIME);
        int[] alone = new int[there.size()];
        Arrays.fill(alone, 1);
        List<Comparison.Named> all = new ArrayList<>();
        all.add(new Comparison.Named(
                NOW, Scenario.of(demands, crews(there, alone), numbers.rules(setUp.rules()), period)));
        if (!wish.changes().isEmpty()) {
            Rules changed = numbers.rules(changed(strategies));
            all.add(new Comparison.Named(CHANGED, Scenario.of(demands, crews(there, sizes(there)), changed, period)));
        }
        return new Comparison(names, all, wish.times());
    }

    private long length() {
        return Duration.between(wish.begin(), wish.end()).toMillis();
    }

    private long at(Instant moment) {
        return Duration.between(wish.begin(), moment).toMillis();
    }

    private List<Demand> demands(Numbers numbers) {
        Map<Pool, List<PastContact>> pools = new HashMap<>();
        Map<Kind, List<PastContact>> kinds = new LinkedHashMap<>();
        for (PastContact contact : contacts) {
            pools.computeIfAbsent(Pool.of(contact), _ -> new ArrayList<>()).add(contact);
            kinds.computeIfAbsent(
                            new Kind(contact.queue(), contact.channel(), contact.standing()), _ -> new ArrayList<>())
                    .add(contact);
        }
        Map<Pool, Demand.Handling> handling = new HashMap<>();
        Map<Pool, Demand.Customers> customers = new HashMap<>();
        pools.forEach((pool, all) -> {
            handling.put(pool, Recorded.handling(all, SOME_WORK));
            customers.put(pool, Recorded.customers(all));
        });
        Map<QueueId, PastQueue> byId = new HashMap<>();
        queues.values().forEach(queue -> byId.put(queue.id(), queue));
        List<Demand> demands = new ArrayList<>();
        kinds.forEach((kind, all) -> {
            var pool = new Pool(kind.queue(), kind.channel());
            Rules.QueueRules rules = setUp.rules().queues().get(kind.queue());
            long target = rules == null ? 60_000 : rules.targets().getOrDefault(kind.channel(), rules.target());
            PastQueue queue = byId.get(kind.queue());
            demands.add(new Demand(
                    "contacts " + demands.size(),
                    kind.queue(),
                    kind.channel(),
                    Recorded.arrivals(all, this::at),
                    handling.getOrDefault(pool, Demand.Handling.of(SOME_WORK)),
                    customers.getOrDefault(pool, Demand.Customers.PATIENT),
                    numbers.terms(kind.standing(), target, queue == null ? Map.of() : queue.skills())));
        });
        return demands;
    }

    private List<Crew> crews(List<PastAgent> there, int... sizes) {
        Map<ChannelKey, Tempo> channels = new TreeMap<>(Comparator.comparing(ChannelKey::value));
        contacts.forEach(contact -> channels.put(contact.channel(), contact.tempo()));
        int rings =
                queues.values().stream().mapToInt(PastQueue::offerSeconds).max().orElse(30);
        Answering answering = Recorded.answering(contacts, rings * 1000L);
        List<Crew> crews = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            PastAgent agent = there.get(i);
            var profile = new Profile(
                    agent.queues(),
                    agent.skills(),
                    Map.of("team", agent.teams()),
                    setUp.routing().capacity(agent.most(), channels),
                    0);
            String name = agent.id().value().toString();
            crews.add(new Crew(name, sizes[i], profile, shift(agent.id()), Map.of(), answering, List.of()));
        }
        return crews;
    }

    private List<Span> shift(AgentId agent) {
        List<Span> spans = new ArrayList<>();
        for (Present one : present.getOrDefault(agent, List.of())) {
            long from = at(one.from());
            long to = at(one.to());
            if (!spans.isEmpty() && from <= spans.getLast().to()) {
                Span before = spans.removeLast();
                spans.add(new Span(before.from(), Math.max(before.to(), to)));
            } else if (to > from) {
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    /// How many there are of each, as it is wished.
    private int[] sizes(List<PastAgent> there) {
        int[] sizes = new int[there.size()];
        Arrays.fill(sizes, 1);
        for (QueueWish queue : wish.changes()) {
            List<Integer> members = longestFirst(there, queue.queueId());
            if (members.isEmpty() && queue.moreAgents() > 0) {
                throw new ProblemException(ReplayProblem.QUEUE_UNSTAFFED, name(queue.queueId()), wish.date());
            }
            for (int more = 0; more < queue.moreAgents(); more++) {
                sizes[members.get(more % members.size())]++;
            }
            for (int fewer = 0; fewer < Math.min(-queue.moreAgents(), members.size()); fewer++) {
                sizes[members.get(fewer)] = 0;
            }
        }
        return sizes;
    }

    private List<Integer> longestFirst(List<PastAgent> there, QueueId queue) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            if (there.get(i).queues().containsKey(queue)
                    && !shift(there.get(i).id()).isEmpty()) {
                members.add(i);
            }
        }
        members.sort(Comparator.comparingLong(
                (Integer member) -> -shift(there.get(member).id()).stream()
                        .mapToLong(span -> span.to() - span.from())
                        .sum()));
        return members;
    }

    private String name(QueueId id) {
        return queues.entrySet().stream()
                .filter(queue -> queue.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private Rules changed(Function<StrategyId, Strategy> strategies) {
        Rules rules = setUp.rules();
        var queues = new HashMap<>(rules.queues());
        for (QueueWish queue : wish.changes()) {
            if (queue.servedOtherwise()) {
                StrategyId id = queue.strategyId();
                Strategy strategy = id == null ? Strategy.PLAIN : strategies.apply(id);
                queues.computeIfPresent(
                        queue.queueId(),
                        (_, its) -> new Rules.QueueRules(strategy, its.target(), its.targets(), its.balance()));
            }
        }
        return new Rules(rules.version(), queues, rules.urgency(), rules.isFifoAcrossChannels());
    }

    /// The id of an agent of the simulation: the place of its crew, and the first of it.
    static AgentId number(int crew) {
        return new AgentId(new UUID(crew, 0));
    }
}
