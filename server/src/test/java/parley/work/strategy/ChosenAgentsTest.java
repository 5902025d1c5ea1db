package parley.work.strategy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.work.strategy.Sample.ENGLISH;
import static parley.work.strategy.Sample.MEMBERS;
import static parley.work.strategy.Sample.ORDINARY;
import static parley.work.strategy.Sample.RETURNS;
import static parley.work.strategy.Sample.SALES;
import static parley.work.strategy.Sample.SUPPORT;
import static parley.work.strategy.Sample.last;
import static parley.work.strategy.Sample.skipped;
import static parley.work.strategy.Sample.trying;
import static parley.work.strategy.StrategyFloor.CALL;
import static parley.work.strategy.StrategyFloor.CHAT;
import static parley.work.strategy.StrategyFloor.MAIL;
import static parley.work.strategy.StrategyFloor.asking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.Requirement;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Item;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.engine.WorkId;
import parley.work.strategy.StrategyDefinition.StrategyStep;

/// Whom definitions choose, as people build them, on the real engine.
class ChosenAgentsTest {

    private static final Map<SkillId, Integer> NONE = Map.of();

    private static StrategyDefinition ordered(AgentOrder order, StrategyStep... steps) {
        return new StrategyDefinition(List.of(steps), order, null, null, null, null, null);
    }

    private static History history(long idleSince, long offeredAt) {
        return new History(idleSince, Map.of(), offeredAt, 0, 0);
    }

    @Test
    @Requirement("2-09")
    void inTurnBySaturationTheKnownOneBySkillAndByPriorityAreChosenAndSaid() {
        var inTurn = new StrategyFloor()
                .serves(SALES, ordered(AgentOrder.ROUND_ROBIN, last(ORDINARY)))
                .comes("ann", 10, NONE, history(0, 9_000), SALES)
                .comes("bob", 10, NONE, history(5_000, 1_000), SALES);
        inTurn.waits(inTurn.item(SALES, CHAT, 5, 20, Item.Facts.NONE), 20);
        assertThat(inTurn.asked()).containsExactly("bob");
        // seconds since each was asked
        assertThat(inTurn.why().best()).extracting(one -> one.score()).containsExactly(-19.0, -11.0);

        var saturation = new StrategyFloor().serves(SALES, ordered(AgentOrder.LEAST_LOADED, last(ORDINARY)));
        busy(saturation, "ann", 2);
        busy(saturation, "bob", 1);
        saturation.waits(saturation.item(SALES, CHAT, 5, 20, Item.Facts.NONE), 20);
        assertThat(saturation.asked()).containsExactly("bob");
        assertThat(saturation.why().best()).extracting(one -> one.score()).containsExactly(0.33, 0.66);

        StrategyDefinition known = ordered(
                AgentOrder.LONGEST_IDLE, skipped(trying(new Whom.LastOne(), 20), SkipIf.NOBODY_FREE), last(ORDINARY));
        var knows = new StrategyFloor()
                .serves(SALES, known)
                .comes("ann", 0, NONE, SALES)
                .comes("bob", 5, NONE, SALES);
        knows.waits(knows.item(SALES, CHAT, 5, 20, asking(NONE, StrategyFloor.id("bob"))), 20);
        assertThat(knows.asked()).containsExactly("bob");
        assertThat(knows.why().step()).isEqualTo(0);
        assertThat(knows.why().rejected()).containsEntry(Reason.NOT_QUALIFIED, 1);

        var skill = new StrategyFloor()
                .serves(SALES, ordered(AgentOrder.BEST_LEVEL, last(ORDINARY)))
                .comes("ann", 0, Map.of(ENGLISH, 3), SALES)
                .comes("bob", 5, Map.of(ENGLISH, 5), SALES);
        skill.waits(skill.item(SALES, CHAT, 5, 20, asking(Map.of(ENGLISH, 2), null)), 20);
        assertThat(skill.asked()).containsExactly("bob");
        assertThat(skill.why().best()).extracting(one -> one.score()).containsExactly(-5.0, -3.0);

        var priority = new StrategyFloor().serves(SALES, ordered(AgentOrder.LONGEST_IDLE, last(ORDINARY)));
        priority.waits(priority.item(SUPPORT, CALL, 5, 0, Item.Facts.NONE), 0);
        priority.waits(priority.item(SALES, MAIL, 5, 20, Item.Facts.NONE), 20);
        priority.comes("ann", 30, NONE, SALES, SUPPORT);
        assertThat(priority.channelsAsked()).containsExactly(MAIL, CALL);
    }

    private static void busy(StrategyFloor floor, String name, int held) {
        floor.comes(name, 0, NONE, SALES);
        for (int i = 0; i < held; i++) {
            AgentId agent = StrategyFloor.id(name);
            var chats = new java.util.ArrayList<Capacity.Held>();
            for (int number = 0; number <= i; number++) {
                chats.add(new Capacity.Held(
                        new WorkId(new java.util.UUID(name.hashCode(), number)), CHAT, java.util.Set.of(), false));
            }
            var serves = Map.of(SALES, parley.work.engine.Profile.Membership.of(1, 0));
            var profile = new parley.work.engine.Profile(
                    serves, NONE, Map.of(), RoutingRules.USUAL.capacity(3, StrategyFloor.CHANNELS), 0);
            floor.is(new AgentState(agent, profile, null, chats, History.since(0)), name, 1);
        }
    }

    /// What came later is served first where its tempo comes first; the other way round when the
    /// centre says so.
    @Test
    @Requirement("1-26")
    void callsComeBeforeChatsBeforeMailsUnlessTheCentreSaysOtherwise() {
        assertThat(served(RoutingRules.USUAL)).containsExactly(CALL, CHAT, MAIL);
        var turned = new RoutingRules(
                Map.of(),
                false,
                Map.of(Tempo.REAL_TIME, 9, Tempo.LIVE_TEXT, 2, Tempo.DEFERRED, 1),
                RoutingRules.USUAL.capacity());
        assertThat(served(turned)).containsExactly(MAIL, CHAT, CALL);
    }

    private static List<ChannelKey> served(RoutingRules rules) {
        var floor = new StrategyFloor(rules).serves(SALES, ordered(AgentOrder.LONGEST_IDLE, last(ORDINARY)));
        long at = 0;
        for (ChannelKey channel : List.of(MAIL, CHAT, CALL)) {
            Tempo tempo = StrategyFloor.CHANNELS.get(channel);
            int tier = rules.tier(tempo == null ? Tempo.DEFERRED : tempo);
            floor.waits(floor.item(SALES, channel, tier, at, Item.Facts.NONE), at);
            at += 5;
        }
        for (int i = 0; i < 3; i++) {
            floor.comes("a" + i, 20 + i, NONE, SALES).absent("a" + i, 20 + i);
        }
        // one item each: who comes takes the first, and what may come on top of it comes too
        return floor.channelsAsked().stream().distinct().toList();
    }

    @Test
    void aMailIsHeldWhileACallIsTakenAndAChatIsNot() {
        Capacity capacity = RoutingRules.USUAL.capacity(3, StrategyFloor.CHANNELS);
        assertThat(share(capacity, MAIL).interruptibleBy()).contains(CALL, CHAT);
        assertThat(share(capacity, CHAT).interruptibleBy()).containsExactly(CHAT);
        assertThat(share(capacity, CALL).interruptibleBy()).isEmpty();
        assertThat(share(capacity, CHAT).most()).isEqualTo(3);
        assertThat(share(capacity, CHAT).weight()).isEqualTo(33);
        assertThat(capacity.rampUp()).isNull();
    }

    private static Capacity.Share share(Capacity capacity, ChannelKey channel) {
        return requireNonNull(capacity.shares().get(channel));
    }

    /// Two needs (English, returns) at four levels each, three segments of customers, and whether
    /// the best are there: whom each meets. A customer of the first segment waits for an expert, of
    /// the second takes whoever can do it, a new one takes anybody after a while.
    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @Requirement("4P-01a")
    @CsvSource({
        "first, ENGLISH, 1, all, cai",
        "first, ENGLISH, 2, all, cai",
        "first, ENGLISH, 3, all, cai",
        "first, ENGLISH, 5, all, cai",
        "first, RETURNS, 1, all, dan",
        "first, RETURNS, 2, all, dan",
        "first, RETURNS, 4, all, dan",
        "first, RETURNS, 5, all, dan",
        "second, ENGLISH, 1, all, ann",
        "second, ENGLISH, 2, all, ann",
        "second, ENGLISH, 3, all, bob",
        "second, ENGLISH, 5, all, cai",
        "second, RETURNS, 1, all, ann",
        "second, RETURNS, 2, all, bob",
        "second, RETURNS, 4, all, dan",
        "second, RETURNS, 5, all, dan",
        "new, ENGLISH, 1, all, ann",
        "new, ENGLISH, 2, all, ann",
        "new, ENGLISH, 3, all, bob",
        "new, ENGLISH, 5, all, cai",
        "first, ENGLISH, 1, no experts, bob",
        "first, ENGLISH, 2, no experts, bob",
        "first, ENGLISH, 3, no experts, bob",
        "first, ENGLISH, 5, no experts,",
        "first, RETURNS, 1, no experts, bob",
        "first, RETURNS, 2, no experts, bob",
        "first, RETURNS, 4, no experts,",
        "first, RETURNS, 5, no experts,",
        "second, ENGLISH, 1, no experts, ann",
        "second, ENGLISH, 2, no experts, ann",
        "second, ENGLISH, 3, no experts, bob",
        "second, ENGLISH, 5, no experts,",
        "second, RETURNS, 1, no experts, ann",
        "second, RETURNS, 2, no experts, bob",
        "second, RETURNS, 4, no experts,",
        "second, RETURNS, 5, no experts,",
        "new, ENGLISH, 5, no experts, ann",
        "new, RETURNS, 2, no experts, bob",
        "new, RETURNS, 4, no experts, ann",
        "new, RETURNS, 5, no experts, ann",
    })
    void segmentNeedSkillAndExpertiseDecideTogether(
            String segment, String need, int level, String there, @Nullable String expected) {
        StrategyDefinition strategy = switch (segment) {
            case "first" ->
                ordered(
                        AgentOrder.BEST_LEVEL,
                        trying(ORDINARY, 30),
                        last(new Whom.AllOf(List.of(ORDINARY, new Whom.Says("skills[\"English\"] >= 3")))));
            case "second" -> ordered(AgentOrder.LONGEST_IDLE, last(ORDINARY));
            default -> ordered(AgentOrder.LONGEST_IDLE, trying(ORDINARY, 30), last(MEMBERS));
        };
        SkillId skill = need.equals("ENGLISH") ? ENGLISH : RETURNS;
        var floor = new StrategyFloor()
                .serves(SALES, strategy)
                .comes("ann", 0, Map.of(ENGLISH, 2, RETURNS, 1), SALES)
                .comes("bob", 1, Map.of(ENGLISH, 3, RETURNS, 3), SALES);
        if (there.equals("all")) {
            floor.comes("cai", 2, Map.of(ENGLISH, 5, RETURNS, 1), SALES)
                    .comes("dan", 3, Map.of(ENGLISH, 1, RETURNS, 5), SALES);
        }
        floor.waits(floor.item(SALES, CHAT, 5, 10, asking(Map.of(skill, level), null)), 10)
                .at(100);
        assertThat(floor.asked()).isEqualTo(expected == null ? List.of() : List.of(expected));
    }
}
