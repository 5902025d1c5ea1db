package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.people.staff.AgentId;
import parley.work.routing.Matcher.Candidate;
import parley.work.routing.Matcher.Match;
import parley.work.routing.Matcher.Waiting;

class MatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final QueueId SALES = new QueueId(new UUID(1, 1));
    private static final QueueId RETURNS = new QueueId(new UUID(1, 2));

    @Test
    void offersToTheLongestIdleAgentFirst() {
        var matches = Matcher.match(
                List.of(waiting(item(1).build())),
                List.of(agent(1).idleFor(10), agent(2).idleFor(60), agent(3).idleFor(30)),
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
        var matches = Matcher.match(
                List.of(waiting(young), waiting(old), waiting(important), waiting(emergency)),
                List.of(agent(1).with(4)),
                NOW);
        assertThat(matches)
                .extracting(match -> match.item().id())
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
        var matches = Matcher.match(
                List.of(
                        waiting(item(1).build()),
                        waiting(item(2).build()),
                        waiting(item(3).in(RETURNS).build())),
                List.of(agent(1).with(1), agent(2).full()),
                NOW);
        assertThat(matches).extracting(Match::agent).containsExactly(agentId(1));
    }

    @Test
    void leavesOutWhoMissedItButNotForOthers() {
        var matches = Matcher.match(
                List.of(new Waiting(item(1).build(), Set.of(agentId(1))), waiting(item(2).build())),
                List.of(agent(1).with(5)),
                NOW);
        assertThat(matches).extracting(match -> match.item().id().value()).containsExactly(new UUID(9, 2));
    }

    private static WorkId first(WorkItem one, WorkItem other) {
        return Matcher.match(List.of(waiting(one), waiting(other)), List.of(agent(1).with(1)), NOW)
                .getFirst()
                .item()
                .id();
    }

    private static WorkItemBuilder item(long id) {
        return new WorkItemBuilder(new WorkId(new UUID(9, id)), SALES, NOW);
    }

    private static Waiting waiting(WorkItem item) {
        return new Waiting(item, Set.of());
    }

    private static AgentId agentId(long id) {
        return new AgentId(new UUID(5, id));
    }

    private static Agents agent(long id) {
        return new Agents(agentId(id));
    }

    private record Agents(AgentId id) {
        Candidate idleFor(long seconds) {
            return new Candidate(id, Set.of(SALES), 0, 1, NOW.minusSeconds(seconds));
        }

        Candidate with(int places) {
            return new Candidate(id, Set.of(SALES), 0, places, NOW);
        }

        Candidate full() {
            return new Candidate(id, Set.of(SALES, RETURNS), 2, 2, NOW.minusSeconds(1000));
        }
    }
}
