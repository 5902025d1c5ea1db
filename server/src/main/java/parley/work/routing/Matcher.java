package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.people.staff.AgentId;

/// Decides who is asked for what: a pure function of what waits, who is there and the time.
///
/// Items are taken in order (tier, then rank, then entry, then id); each goes to the agent who has
/// been idle for longest among those who may have it.
final class Matcher {

    private static final Comparator<WorkItem> ITEMS = Comparator.comparingInt(WorkItem::tier)
            .thenComparing(WorkItem::rank)
            .thenComparing(WorkItem::enteredAt)
            .thenComparing(item -> item.id().value());

    private static final Comparator<Candidate> LONGEST_IDLE = Comparator.comparing(Candidate::idleSince)
            .thenComparing(candidate -> candidate.agent().value());

    private Matcher() {}

    /// An item that waits, and those who are not asked again for a while.
    record Waiting(WorkItem item, Set<AgentId> leftOut) {
        Waiting {
            leftOut = Set.copyOf(leftOut);
        }
    }

    /// An agent who is there.
    ///
    /// @param queues where the agent is a member
    /// @param load how many items the agent holds or is asked for
    /// @param most how many the agent may hold
    record Candidate(AgentId agent, Set<QueueId> queues, int load, int most, Instant idleSince) {
        Candidate {
            queues = Set.copyOf(queues);
        }
    }

    /// A decision.
    record Match(WorkItem item, AgentId agent, List<Offer.Reason> reasons) {
        Match {
            reasons = List.copyOf(reasons);
        }
    }

    static List<Match> match(List<Waiting> waiting, List<Candidate> candidates, Instant now) {
        var ordered = new ArrayList<>(waiting);
        ordered.sort(Comparator.comparing(Waiting::item, ITEMS));
        var idle = new ArrayList<>(candidates);
        idle.sort(LONGEST_IDLE);
        Map<AgentId, Integer> loads = new HashMap<>();
        candidates.forEach(candidate -> loads.put(candidate.agent(), candidate.load()));
        var matches = new ArrayList<Match>();
        for (Waiting next : ordered) {
            for (Candidate candidate : idle) {
                if (mayHave(candidate, next, loads)) {
                    loads.merge(candidate.agent(), 1, Integer::sum);
                    matches.add(new Match(next.item(), candidate.agent(), reasons(candidate, now)));
                    break;
                }
            }
        }
        return matches;
    }

    private static boolean mayHave(Candidate candidate, Waiting waiting, Map<AgentId, Integer> loads) {
        return candidate.queues().contains(waiting.item().queue())
                && !waiting.leftOut().contains(candidate.agent())
                && loads.getOrDefault(candidate.agent(), 0) < candidate.most();
    }

    private static List<Offer.Reason> reasons(Candidate candidate, Instant now) {
        long idle = Math.max(0, Duration.between(candidate.idleSince(), now).toSeconds());
        return List.of(new Offer.Reason("longest-idle", Map.of("seconds", idle)));
    }
}
