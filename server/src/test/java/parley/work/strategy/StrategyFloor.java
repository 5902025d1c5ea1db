package parley.work.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.Capacity;
import parley.work.engine.Decision;
import parley.work.engine.Engine;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Definitions on the real engine: agents with names, items of test channels, seconds.
final class StrategyFloor {

    /// One channel of each tempo.
    static final ChannelKey CALL = new ChannelKey("call");

    static final ChannelKey CHAT = new ChannelKey("chat");
    static final ChannelKey MAIL = new ChannelKey("mail");
    static final Map<ChannelKey, Tempo> CHANNELS =
            Map.of(CALL, Tempo.REAL_TIME, CHAT, Tempo.LIVE_TEXT, MAIL, Tempo.DEFERRED);

    private final Engine engine = new Engine();
    private final Map<AgentId, String> names = new HashMap<>();
    private final List<Decision.Asked> asked = new ArrayList<>();
    private final Map<QueueId, QueueRules> queues = new HashMap<>();
    private final RoutingRules routing;
    private long version;
    private int works;

    StrategyFloor() {
        this(RoutingRules.USUAL);
    }

    StrategyFloor(RoutingRules routing) {
        this.routing = routing;
    }

    static AgentId id(String name) {
        return new AgentId(new UUID(41, name.hashCode()));
    }

    static Strategy compiled(StrategyDefinition definition) {
        Checking.Result result = Checking.of(definition, Sample.centre(), List.of(Sample.SALES));
        if (!result.problems().isEmpty()) {
            throw new AssertionError(Sample.found(result.problems()));
        }
        try {
            return Compilation.of(definition.named(result.names()));
        } catch (ExpressionFault fault) {
            throw new AssertionError(fault);
        }
    }

    StrategyFloor serves(QueueId queue, StrategyDefinition definition) {
        queues.put(queue, new QueueRules(compiled(definition), 60_000, Map.of()));
        return with(new Rules(++version, queues, routing.urgency(), routing.fifoAcrossChannels()), 0);
    }

    StrategyFloor with(Rules rules, long at) {
        note(engine.configure(rules, at * 1000));
        return this;
    }

    /// Somebody who serves these queues, the first of them before the next.
    StrategyFloor comes(String name, long at, Map<SkillId, Integer> skills, QueueId... serves) {
        return comes(name, at, skills, AgentState.History.since(at * 1000), serves);
    }

    StrategyFloor comes(
            String name, long at, Map<SkillId, Integer> skills, AgentState.History history, QueueId... serves) {
        var memberships = new HashMap<QueueId, Membership>();
        for (QueueId queue : serves) {
            memberships.put(queue, Membership.of(memberships.size() + 1, 0));
        }
        Capacity capacity = routing.capacity(3, CHANNELS);
        return is(
                new AgentState(
                        id(name), new Profile(memberships, skills, Map.of(), capacity, 0), null, List.of(), history),
                name,
                at);
    }

    StrategyFloor is(AgentState state, String name, long at) {
        names.put(state.id(), name);
        note(engine.put(state, at * 1000));
        return this;
    }

    StrategyFloor absent(String name, long at) {
        note(engine.remove(id(name), at * 1000));
        return this;
    }

    Item item(QueueId queue, ChannelKey channel, int tier, long at, Item.Facts facts) {
        return new Item(
                new WorkId(new UUID(5, ++works)),
                queue,
                channel,
                new Item.Place(tier, 0, 0, at * 1000, Item.Place.NEVER),
                new Item.StepReached(0, at * 1000),
                facts,
                Map.of());
    }

    static Item.Facts asking(Map<SkillId, Integer> skills, @Nullable AgentId lastAgent) {
        return new Item.Facts(skills, Set.of(), lastAgent, null, Set.of(), 0);
    }

    StrategyFloor waits(Item item, long at) {
        note(engine.put(item, at * 1000));
        return this;
    }

    StrategyFloor at(long at) {
        note(engine.advance(at * 1000));
        return this;
    }

    private void note(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Asked one) {
                asked.add(one);
            }
        }
    }

    /// Who was asked, in order, by name.
    List<String> asked() {
        return asked.stream()
                .flatMap(one -> one.agents().stream())
                .map(agent -> names.getOrDefault(agent, "?"))
                .toList();
    }

    List<ChannelKey> channelsAsked() {
        return asked.stream().map(one -> one.item().channel()).toList();
    }

    Decision.Why why() {
        return asked.getLast().why();
    }
}
