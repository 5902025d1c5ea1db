package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Decision;
import parley.work.engine.Item;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.routing.Matcher.Candidate;
import parley.work.routing.Matcher.Membership;
import parley.work.routing.Matcher.Required;
import parley.work.routing.Matcher.Waiting;
import parley.work.strategy.RoutingRules;

class MatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final QueueId SALES = new QueueId(new UUID(1, 1));
    private static final QueueId RETURNS = new QueueId(new UUID(1, 2));
    private static final SkillId ENGLISH = new SkillId(new UUID(3, 1));
    private static final Map<ChannelKey, Tempo> TEMPI = Map.of(new ChannelKey("test"), Tempo.LIVE_TEXT);
    private static final Rule PLAIN = new Rule(30_000, Map.of());
    private static final Map<QueueId, Rule> RULES = Map.of(SALES, PLAIN, RETURNS, PLAIN);

    @Test
    void offersToTheLongestIdleAgentFirst() {
        var matches = match(
                List.of(waiting(item(1).build())),
                List.of(agent(1).idleFor(10), agent(2).idleFor(60), agent(3).idleFor(30)),
                RULES,
                NOW);
        assertThat(matches).extracting(Match::agent).containsExactly(agentId(2));
        assertThat(matches.getFirst().reasons().getFirst().arguments()).containsEntry("seconds", 60L);
    }

    @Test
    void servesInOrderOfTierThenRankThenEntry() {
        WorkItem young = item(1).waited(5).build();
        WorkItem old = item(2).waited(50).build();
        WorkItem important = item(3).waited(5).priority(1).build();
        WorkItem emergency = item(4).waited(0).tier(0).build();
        var matches = match(
                List.of(waiting(young), waiting(old), waiting(important), waiting(emergency)),
                List.of(agent(1).with(4)),
                RULES,
                NOW);
        assertThat(matches)
                .extracting(match -> match.item())
                .containsExactly(emergency.id(), important.id(), old.id(), young.id());
    }

    @Test
    void aPointOfPriorityIsAMinuteOfWaiting() {
        WorkItem plain = item(1).waited(601).build();
        WorkItem urgent = item(2).waited(0).priority(10).build();
        assertThat(first(plain, urgent)).isEqualTo(plain.id());
        assertThat(first(item(3).waited(599).build(), urgent)).isEqualTo(urgent.id());
    }

    @Test
    void neverGoesOverCapacityNorToAStranger() {
        var matches = match(
                List.of(
                        waiting(item(1).build()),
                        waiting(item(2).build()),
                        waiting(item(3).in(RETURNS).build())),
                List.of(agent(1).with(1), agent(2).full()),
                RULES,
                NOW);
        assertThat(matches).extracting(Match::agent).containsExactly(agentId(1));
    }

    @Test
    void leavesOutWhoMissedItButNotForOthers() {
        var matches = match(
                List.of(waiting(item(1).build(), agentId(1)), waiting(item(2).build())),
                List.of(agent(1).with(5)),
                RULES,
                NOW);
        assertThat(matches).extracting(match -> match.item().value()).containsExactly(new UUID(9, 2));
    }

    @Test
    void asksWhoHoldsLeastBeforeWhoHasBeenIdleForLongest() {
        var matches = match(
                List.of(waiting(item(1).build()), waiting(item(2).build())),
                List.of(agent(1).holding(1, 900), agent(2).holding(0, 5)),
                RULES,
                NOW);
        assertThat(matches).extracting(Match::agent).containsExactly(agentId(2), agentId(1));
    }

    @Test
    void asksOnlyWhoHasTheSkillAtTheLevel() {
        var rules = Map.of(SALES, new Rule(30_000, Map.of(ENGLISH, new Required("English", 4))));
        List<Waiting> one = List.of(waiting(item(1).build()));
        assertThat(match(one, List.of(agent(1).speaking(3), agent(2).idleFor(99)), rules, NOW))
                .isEmpty();
        var matches = match(one, List.of(agent(1).speaking(3), agent(3).speaking(4)), rules, NOW);
        assertThat(matches).extracting(Match::agent).containsExactly(agentId(3));
        assertThat(matches.getFirst().reasons().getFirst().code()).isEqualTo("skill");
    }

    /// Support only when no Sales item waits.
    @Test
    void aLowerPriorityComesOnlyWhenNothingOfAHigherWaits() {
        var agent = agent(1).in(Map.of(SALES, new Membership(1, 0), RETURNS, new Membership(2, 0)));
        WorkItem old = item(1).in(RETURNS).waited(900).build();
        WorkItem young = item(2).waited(1).build();
        assertThat(taken(agent, old, young)).containsExactly(young.id());
        assertThat(taken(agent, old)).containsExactly(old.id());
    }

    /// Of one priority, what has not waited for the delay is not to be seen; then it competes.
    @Test
    void whatHasNotWaitedForTheDelayIsNotToBeSeen() {
        var agent = agent(1).in(Map.of(SALES, new Membership(1, 0), RETURNS, new Membership(1, 30_000)));
        WorkItem sale = item(1).waited(5).build();
        WorkItem almost = item(2).in(RETURNS).waited(29).build();
        WorkItem enough = item(3).in(RETURNS).waited(30).build();
        assertThat(taken(agent, almost)).isEmpty();
        assertThat(taken(agent, almost, sale)).containsExactly(sale.id());
        assertThat(taken(agent, enough, sale)).containsExactly(enough.id());
    }

    @Test
    void fourMembershipsAreServedInTheirOrder() {
        QueueId third = new QueueId(new UUID(1, 3));
        QueueId fourth = new QueueId(new UUID(1, 4));
        var agent = agent(1).in(Map.of(
                SALES, new Membership(1, 0),
                RETURNS, new Membership(1, 0),
                third, new Membership(2, 20_000),
                fourth, new Membership(3, 80_000)));
        WorkItem first = item(1).waited(1).build();
        WorkItem second = item(2).in(RETURNS).waited(2).build();
        WorkItem later = item(3).in(third).waited(20).build();
        WorkItem last = item(4).in(fourth).waited(80).build();
        assertThat(taken(agent, last, later, first, second)).containsExactly(second.id());
        assertThat(taken(agent, last, later, first)).containsExactly(first.id());
        assertThat(taken(agent, last, later)).containsExactly(later.id());
        assertThat(taken(agent, last, item(5).in(third).waited(19).build())).containsExactly(last.id());
        assertThat(taken(agent, item(6).in(fourth).waited(79).build())).isEmpty();
    }

    @Test
    void ofTwoQueuesTheOldestItemGoesToWhoHasBeenIdleForLongest() {
        var both = member(SALES, RETURNS);
        var idle =
                new Candidate(agentId(7), both, Map.of(), Set.of(), null, holding(0), TEMPI, 1, NOW.minusSeconds(100));
        WorkItem older = item(1).in(RETURNS).waited(50).build();
        var matches = match(
                List.of(waiting(item(2).waited(40).build()), waiting(older)),
                List.of(agent(8).in(both), idle),
                RULES,
                NOW);
        assertThat(matches.getFirst().agent()).isEqualTo(agentId(7));
        assertThat(matches.getFirst().item()).isEqualTo(older.id());
        assertThat(matches).hasSize(2);
    }

    @Test
    void theQueueWhoseTargetIsMoreUsedUpComesFirst() {
        var rules = Map.of(SALES, new Rule(20_000, Map.of()), RETURNS, new Rule(4 * 3_600_000, Map.of()));
        WorkItem hurried = item(1).waited(15).build();
        WorkItem patient = item(2).in(RETURNS).waited(3600).build();
        assertThat(match(
                        List.of(waiting(patient), waiting(hurried)),
                        List.of(agent(1).in(member(SALES, RETURNS))),
                        rules,
                        NOW))
                .extracting(match -> match.item())
                .containsExactly(hurried.id());
    }

    @Test
    void anEmergencyComesBeforeEveryMembership() {
        var agent = agent(1).in(Map.of(SALES, new Membership(1, 0), RETURNS, new Membership(9, 0)));
        WorkItem emergency = item(1).in(RETURNS).tier(0).build();
        assertThat(taken(agent, item(2).waited(500).build(), emergency)).containsExactly(emergency.id());
    }

    private static List<WorkId> taken(Candidate agent, WorkItem... items) {
        return match(Stream.of(items).map(MatcherTest::waiting).toList(), List.of(agent), RULES, NOW).stream()
                .map(match -> match.item())
                .toList();
    }

    private static WorkId first(WorkItem one, WorkItem other) {
        return match(List.of(waiting(one), waiting(other)), List.of(agent(1).with(1)), RULES, NOW)
                .getFirst()
                .item();
    }

    private static WorkItemBuilder item(long id) {
        return new WorkItemBuilder(new WorkId(new UUID(9, id)), SALES, NOW);
    }

    private static Waiting waiting(WorkItem item, AgentId... leftOut) {
        long entered = item.enteredAt().toEpochMilli();
        return new Waiting(
                item.id(),
                item.queue(),
                item.channel(),
                item.tempo(),
                new Item.Place(item.tier(), item.priority(), 0, entered, Item.Place.NEVER),
                new Item.StepReached(0, entered),
                Item.Facts.NONE,
                item.fence(),
                Stream.of(leftOut).collect(Collectors.toMap(agent -> agent, _ -> Long.MAX_VALUE)));
    }

    /// What a queue asks, and how long a customer should wait at most, in milliseconds.
    private record Rule(long target, Map<SkillId, Required> skills) {}

    private static Matcher.SetUp setUp(Map<QueueId, Rule> rules) {
        Map<QueueId, Rules.QueueRules> queues = new HashMap<>();
        Map<QueueId, Map<SkillId, Required>> skills = new HashMap<>();
        rules.forEach((queue, rule) -> {
            queues.put(queue, new Rules.QueueRules(Strategy.PLAIN, rule.target(), Map.of()));
            skills.put(queue, rule.skills());
        });
        return new Matcher.SetUp(skills, new Rules(1, queues, Map.of(), false), RoutingRules.USUAL);
    }

    /// A decision, as it would be carried out.
    private record Match(WorkId item, AgentId agent, List<Offer.Reason> reasons) {}

    private static List<Match> match(
            List<Waiting> waiting, List<Candidate> candidates, Map<QueueId, Rule> rules, Instant now) {
        var matcher = new Matcher(setUp(rules));
        return matcher.begin(waiting, candidates, Map.of(), now).stream()
                .filter(Decision.Asked.class::isInstance)
                .map(Decision.Asked.class::cast)
                .flatMap(asked -> asked.agents().stream()
                        .map(agent -> new Match(
                                asked.item().id(),
                                agent,
                                matcher.reasons(asked.item().queue(), agent, now))))
                .toList();
    }

    private static List<Held> holding(int items) {
        return IntStream.range(0, items)
                .mapToObj(number -> new Held(new WorkId(new UUID(8, number)), new ChannelKey("test"), Set.of(), false))
                .toList();
    }

    private static AgentId agentId(long id) {
        return new AgentId(new UUID(5, id));
    }

    private static Agents agent(long id) {
        return new Agents(agentId(id));
    }

    private record Agents(AgentId id) {
        Candidate idleFor(long seconds) {
            return new Candidate(
                    id,
                    member(SALES),
                    Map.of(),
                    Set.of(),
                    null,
                    MatcherTest.holding(0),
                    TEMPI,
                    1,
                    NOW.minusSeconds(seconds));
        }

        Candidate with(int places) {
            return new Candidate(
                    id, member(SALES), Map.of(), Set.of(), null, MatcherTest.holding(0), TEMPI, places, NOW);
        }

        Candidate full() {
            return new Candidate(
                    id,
                    member(SALES, RETURNS),
                    Map.of(),
                    Set.of(),
                    null,
                    MatcherTest.holding(2),
                    TEMPI,
                    2,
                    NOW.minusSeconds(1000));
        }

        Candidate holding(int load, long idle) {
            return new Candidate(
                    id,
                    member(SALES),
                    Map.of(),
                    Set.of(),
                    null,
                    MatcherTest.holding(load),
                    TEMPI,
                    3,
                    NOW.minusSeconds(idle));
        }

        Candidate in(Map<QueueId, Membership> queues) {
            return new Candidate(id, queues, Map.of(), Set.of(), null, MatcherTest.holding(0), TEMPI, 1, NOW);
        }

        Candidate speaking(int level) {
            return new Candidate(
                    id,
                    member(SALES),
                    Map.of(ENGLISH, level),
                    Set.of(),
                    null,
                    MatcherTest.holding(0),
                    TEMPI,
                    1,
                    NOW.minusSeconds(10));
        }
    }

    private static Map<QueueId, Membership> member(QueueId... queues) {
        return Stream.of(queues).collect(Collectors.toMap(queue -> queue, any -> new Membership(1, 0)));
    }
}
