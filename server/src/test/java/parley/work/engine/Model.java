package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Item.Place;
import parley.work.engine.Profile.Lender;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// The same rules by looking at everybody and everything each time, without any of the engine's
/// indexes: it checks each decision, and that none is missing.
final class Model {

    /// An order of an expression, worked out anew by [#turns].
    static final Strategy.Figure FIGURE = new Strategy.Figure(
            "levels - 2 * held - today",
            (profile, doing, item, _) -> levels(profile.skills(), item) - 2.0 * doing.held() - doing.today());

    private final Map<WorkId, Item> waiting = new LinkedHashMap<>();
    private final Map<AgentId, AgentState> agents = new LinkedHashMap<>();
    private final Map<AgentId, Deque<Long>> asks = new HashMap<>();
    private final Map<QueueId, Long> expected = new HashMap<>();
    private final Map<Lender, Boolean> lending = new HashMap<>();
    private Rules rules = Rules.NONE;

    Map<WorkId, Item> waiting() {
        return waiting;
    }

    Map<AgentId, AgentState> agents() {
        return agents;
    }

    void put(Item item) {
        waiting.put(item.id(), item);
    }

    void put(AgentState agent) {
        agents.put(agent.id(), agent);
        asks.computeIfAbsent(agent.id(), any -> new ArrayDeque<>());
        for (Membership membership : agent.profile().queues().values()) {
            if (membership.lender() != null) {
                Long wait = expected.get(membership.lender().queue());
                boolean begins = wait == null || wait < membership.lender().lendsBelow();
                lending.putIfAbsent(membership.lender(), begins);
            }
        }
    }

    void remove(AgentId agent) {
        agents.remove(agent);
        asks.remove(agent);
    }

    void configure(Rules next) {
        rules = next;
    }

    Rules rules() {
        return rules;
    }

    /// Nobody has said yet how long anything is expected to wait.
    void forgetLending() {
        expected.clear();
        lending.clear();
    }

    void expect(QueueId queue, long wait) {
        expected.put(queue, wait);
        lending.replaceAll((lender, was) ->
                !lender.queue().equals(queue) ? was : was ? wait <= lender.recallsAbove() : wait < lender.lendsBelow());
    }

    private boolean lends(@Nullable Lender lender) {
        return lender == null || lending.getOrDefault(lender, true);
    }

    /// Carries decisions out, each of which must be right when it is made.
    ///
    /// @param isOneAtATime whether nobody else became free or came to wait in the same call
    void follow(List<Decision> decisions, long now, boolean isOneAtATime) {
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Moved(Item item, Decision.Cause cause) -> waiting.put(item.id(), item);
                case Decision.Left(Item item, String action) -> waiting.remove(item.id());
                case Decision.Reserved(Item item, Decision.Why why) -> checkReserve(item, why, now);
                case Decision.Asked asked -> check(asked, now, isOneAtATime);
            }
        }
    }

    private void check(Decision.Asked asked, long now, boolean isOneAtATime) {
        Item item = asked.item();
        assertThat(waiting.get(item.id())).as("it waits").isEqualTo(item);
        assertThat(asked.agents()).doesNotHaveDuplicates().isNotEmpty();
        for (AgentId agent : asked.agents()) {
            AgentState state = agent(agent);
            assertThat(against(item, state, now))
                    .as("what stands against " + agent)
                    .isNull();
            for (Item other : waiting.values()) {
                boolean isBetter = against(other, state, now) == null && isBefore(other, item, state, now);
                assertThat(isBetter).as(other + " comes before " + item).isFalse();
            }
        }
        if (isOneAtATime) {
            checkTurn(item, asked.agents(), now);
        }
        waiting.remove(item.id());
        asked.agents().forEach(agent -> hold(item, agent, now));
    }

    private AgentState agent(AgentId id) {
        AgentState state = agents.get(id);
        if (state == null) {
            throw new AssertionError("there is no " + id);
        }
        return state;
    }

    private void hold(Item item, AgentId agent, long now) {
        AgentState old = agent(agent);
        var held = new ArrayList<>(old.held());
        held.add(new Held(item.id(), item.channel(), item.facts().labels(), false));
        History was = old.history();
        var history = new History(was.idleSince(), was.endedAt(), now, was.today() + 1, was.signedInAt());
        agents.put(agent, new AgentState(agent, old.profile(), old.absence(), held, history));
        asks.computeIfAbsent(agent, any -> new ArrayDeque<>()).add(now);
    }

    /// Nobody who could have taken it comes before those who were asked.
    private void checkTurn(Item item, List<AgentId> chosen, long now) {
        Strategy.AgentOrder order = rules.of(item.queue()).strategy().order();
        Weighing weighing = weighing(now);
        Comparator<AgentState> turns = Comparator.<AgentState>comparingDouble(one -> -weighing.weight(item, one))
                .thenComparing(turns(order, item));
        AgentState last = agent(chosen.getLast());
        for (AgentState other : agents.values()) {
            if (!chosen.contains(other.id()) && against(item, other, now) == null && turns.compare(other, last) < 0) {
                fail(other + " comes before " + last + " by " + order);
            }
        }
    }

    private static Comparator<AgentState> turns(Strategy.AgentOrder order, Item item) {
        Comparator<AgentState> idle = Comparator.comparingInt(
                        (AgentState one) -> one.held().size())
                .thenComparingLong(one -> one.history().idleSince())
                .thenComparing(one -> one.id().value());
        return switch (order) {
            case LONGEST_IDLE -> idle;
            case LONGEST_IDLE_BY_CHANNEL ->
                Comparator.comparingLong((AgentState one) -> one.history()
                                .endedAt()
                                .getOrDefault(item.channel(), one.history().signedInAt()))
                        .thenComparing(idle);
            case BEST_LEVEL ->
                Comparator.comparingInt(
                                (AgentState one) -> -levels(one.profile().skills(), item))
                        .thenComparing(idle);
            case LEAST_LOADED -> Comparator.comparingDouble(Model::share).thenComparing(idle);
            case ROUND_ROBIN ->
                Comparator.comparingLong((AgentState one) -> one.history().offeredAt())
                        .thenComparing(idle);
            case FEWEST_TODAY ->
                Comparator.comparingInt((AgentState one) -> one.history().today())
                        .thenComparing(idle);
            case WEIGHTED ->
                Comparator.comparingDouble(
                                (AgentState one) -> (double) one.history().today()
                                        / membership(one, item.queue()).weight())
                        .thenComparing(Comparator.comparingInt(
                                (AgentState one) -> one.history().today()))
                        .thenComparing(idle);
            case VALUE_FIT ->
                Comparator.comparingInt((AgentState one) ->
                                Math.abs(item.facts().value() - one.profile().value()))
                        .thenComparing(idle);
            case EXPRESSION ->
                Comparator.comparingDouble((AgentState one) -> 2.0 * one.held().size()
                                + one.history().today()
                                - levels(one.profile().skills(), item))
                        .thenComparing(idle);
            // lots have no order that could be told without drawing them
            case RANDOM -> (_, _) -> 0;
        };
    }

    private static int levels(Map<SkillId, Integer> skills, Item item) {
        return item.facts().skills().keySet().stream()
                .mapToInt(skill -> skills.getOrDefault(skill, 0))
                .sum();
    }

    private static double share(AgentState one) {
        Capacity capacity = one.profile().capacity();
        double load = 0;
        for (Held held : one.held()) {
            Share share = capacity.shares().get(held.channel());
            load += share == null ? 0 : held.isPaused() ? share.pausedWeight() : share.weight();
        }
        return capacity.units() == 0 ? 0 : load / capacity.units();
    }

    /// Nothing waits beside somebody who could take it.
    void checkThatNothingIsLeft(long now) {
        for (Item item : waiting.values()) {
            for (AgentState agent : agents.values()) {
                if (against(item, agent, now) == null) {
                    fail(item + " waits at " + now + " beside " + agent);
                }
            }
        }
    }

    private static Membership membership(AgentState agent, QueueId queue) {
        return agent.profile().queues().getOrDefault(queue, new Membership(Integer.MAX_VALUE, 0, Set.of(), 1, null));
    }

    private @Nullable String against(Item item, AgentState agent, long now) {
        Strategy strategy = rules.of(item.queue()).strategy();
        boolean isQualified = false;
        for (int number = 0;
                number <= Math.min(item.step().number(), strategy.steps().size() - 1);
                number++) {
            Strategy.Step step = strategy.steps().get(number);
            boolean holds = step.who().of(item).holdsFor(agent.id(), agent.profile());
            isQualified = holds || (isQualified && step.isCumulative());
        }
        Membership membership = membership(agent, item.queue());
        if (!isQualified) {
            return "qualification";
        }
        if (now - item.place().enteredAt() < membership.delay()) {
            return "delay";
        }
        if (!membership.channels().isEmpty() && !membership.channels().contains(item.channel())) {
            return "channel of the membership";
        }
        if (!lends(membership.lender())) {
            return "lender";
        }
        if (agent.absence() != null) {
            return "absence";
        }
        if (item.leftOut().getOrDefault(agent.id(), Long.MIN_VALUE) > now) {
            return "left out";
        }
        if (isRampingUp(agent, now)) {
            return "ramp-up";
        }
        String full = againstByCapacity(item, agent);
        return full == null && weighing(now).isHeld(item, agent, now) ? "reserve" : full;
    }

    private Weighing weighing(long now) {
        return new Weighing(
                rules,
                waiting.values(),
                agents.values(),
                agent -> agent.absence() == null
                        && !isRampingUp(agent, now)
                        && agent.profile().capacity().shares().keySet().stream()
                                .anyMatch(channel -> againstByCapacity(channel, Set.of(), agent) == null));
    }

    /// Where it is said that agents are kept free beside an item, they are.
    private void checkReserve(Item item, Decision.Why why, long now) {
        assertThat(waiting.get(item.id())).as("it waits").isEqualTo(item);
        long kept = agents.values().stream()
                .filter(agent -> "reserve".equals(against(item, agent, now)))
                .count();
        // labels are looked at only of those whom nothing else stands against
        assertThat(why.rejected().get(Decision.Reason.RESERVE))
                .as("how many are kept free")
                .isPositive()
                .isGreaterThanOrEqualTo((int) kept);
    }

    private boolean isRampingUp(AgentState agent, long now) {
        Capacity.RampUp rampUp = agent.profile().capacity().rampUp();
        return rampUp != null
                && now < agent.history().signedInAt() + rampUp.lasts()
                && asks.getOrDefault(agent.id(), new ArrayDeque<>()).stream()
                                .filter(at -> at > now - 60_000)
                                .count()
                        >= rampUp.perMinute();
    }

    private static @Nullable String againstByCapacity(Item item, AgentState agent) {
        return againstByCapacity(item.channel(), item.facts().labels(), agent);
    }

    private static @Nullable String againstByCapacity(ChannelKey channel, Set<String> labels, AgentState agent) {
        Capacity capacity = agent.profile().capacity();
        Share share = capacity.shares().get(channel);
        if (share == null) {
            return "channel";
        }
        int weight = share.weight();
        int alike = 0;
        for (Held held : agent.held()) {
            Share own = capacity.shares().get(held.channel());
            if (held.channel().equals(channel)) {
                alike++;
                weight += held.isPaused() ? share.pausedWeight() : share.weight();
            } else if (own == null || !own.interruptibleBy().contains(channel)) {
                return "interruption";
            } else {
                weight += own.pausedWeight();
            }
        }
        for (String label : labels) {
            long held = agent.held().stream()
                    .filter(one -> one.labels().contains(label))
                    .count();
            if (held >= capacity.labelLimits().getOrDefault(label, Integer.MAX_VALUE)) {
                return "label";
            }
        }
        return alike >= share.most() || weight > capacity.units() ? "capacity" : null;
    }

    /// Whether the agent takes the one before the other.
    private boolean isBefore(Item one, Item other, AgentState agent, long now) {
        if (one.id().equals(other.id())) {
            return false;
        }
        if ((one.place().tier() == 0) != (other.place().tier() == 0)) {
            return one.place().tier() == 0;
        }
        if (one.queue().equals(other.queue())) {
            return isBeforeInQueue(one, other, now);
        }
        int priority = Integer.compare(
                membership(agent, one.queue()).priority(),
                membership(agent, other.queue()).priority());
        if (priority != 0) {
            return priority < 0;
        }
        // only the first of a queue is compared: one behind another does not come before anything
        boolean isHead = waiting.values().stream()
                .filter(third ->
                        third.queue().equals(one.queue()) && !third.id().equals(one.id()))
                .noneMatch(third -> against(third, agent, now) == null && isBeforeInQueue(third, one, now));
        Weighing weighing = weighing(now);
        if (weighing.isFor(one.queue()) && weighing.isFor(other.queue())) {
            return isHead && weighing.weight(one, agent) > weighing.weight(other, agent);
        }
        if (weighing.isFor(one.queue()) && !isWeightiest(one, agent, now)) {
            return false;
        }
        double difference = pressure(one, now) - pressure(other, now);
        return isHead && (difference != 0 ? difference > 0 : isBeforeInQueue(one, other, now));
    }

    /// Of those that are weighed only the weightiest is compared with the others.
    private boolean isWeightiest(Item item, AgentState agent, long now) {
        Weighing weighing = weighing(now);
        int priority = membership(agent, item.queue()).priority();
        return waiting.values().stream()
                .filter(third -> weighing.isFor(third.queue()) && against(third, agent, now) == null)
                .noneMatch(third -> third.place().tier() == 0
                        || membership(agent, third.queue()).priority() < priority
                        || (membership(agent, third.queue()).priority() == priority
                                && weighing.weight(third, agent) >= weighing.weight(item, agent)
                                && !third.queue().equals(item.queue())));
    }

    private double pressure(Item item, long now) {
        double waited = now - item.place().enteredAt();
        return rules.isFifoAcrossChannels()
                ? waited
                : waited / rules.of(item.queue()).target(item.channel()) * rules.urgency(item.channel());
    }

    private boolean isBeforeInQueue(Item one, Item other, long now) {
        int tier = Integer.compare(tier(one, now), tier(other, now));
        if (tier != 0) {
            return tier < 0;
        }
        int rank = Double.compare(rank(other, now), rank(one, now));
        if (rank != 0) {
            return rank < 0;
        }
        Place first = one.place();
        Place second = other.place();
        return Comparator.comparingLong(Place::dueAt)
                                .thenComparingLong(Place::enteredAt)
                                .compare(first, second)
                        < 0
                || (first.dueAt() == second.dueAt()
                        && first.enteredAt() == second.enteredAt()
                        && one.id().value().compareTo(other.id().value()) < 0);
    }

    private int tier(Item item, long now) {
        long after = rules.of(item.queue()).strategy().tierEscalateAfter();
        int tier = item.place().tier();
        if (tier == 0 || after == 0) {
            return tier;
        }
        return (int) Math.max(1, tier - (now - item.place().enteredAt()) / after);
    }

    /// In sixtieths of a millisecond, so that it is a whole number.
    private double rank(Item item, long now) {
        Place place = item.place();
        long waited = now - place.enteredAt();
        long boost = rules.of(item.queue()).strategy().maxBoost();
        return 60.0 * waited
                + 3_600_000.0 * place.priority()
                + Math.min((double) place.acceleration() * waited, 60.0 * boost);
    }
}
