package parley.work.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.work.queue.QueueId;

/// Decides who is asked for what: a pure function of what waits, who is there and the time.
///
/// Within a queue items have a strict order: tier, then rank, then entry, then id. An agent
/// chooses among the first items of the queues that are theirs: emergencies (tier 0) before all,
/// then by the membership's priority, then by how much of the queue's target is used up, then by
/// the order of items. Agents choose in turn: who holds least, and of these who has been idle
/// for longest.
final class Matcher {

    private static final Rule NO_RULE = new Rule(Duration.ofMinutes(1), Map.of());

    private static final Comparator<WorkItem> ITEMS = Comparator.comparingInt(WorkItem::tier)
            .thenComparing(WorkItem::rank)
            .thenComparing(WorkItem::enteredAt)
            .thenComparing(item -> item.id().value());

    private static final Comparator<Desk> TURNS = Comparator.comparingInt(Desk::load)
            .thenComparing(desk -> desk.candidate().idleSince())
            .thenComparing(desk -> desk.candidate().agent().value());

    private final Map<QueueId, List<Waiting>> lines = new HashMap<>();
    private final Map<QueueId, Rule> rules;
    private final Instant now;

    private Matcher(List<Waiting> waiting, Map<QueueId, Rule> rules, Instant now) {
        var ordered = new ArrayList<>(waiting);
        ordered.sort(Comparator.comparing(Waiting::item, ITEMS));
        ordered.forEach(next -> lines.computeIfAbsent(next.item().queue(), any -> new ArrayList<>())
                .add(next));
        this.rules = rules;
        this.now = now;
    }

    /// An item that waits, and those who are not asked again for a while.
    record Waiting(WorkItem item, Set<AgentId> leftOut) {
        Waiting {
            leftOut = Set.copyOf(leftOut);
        }
    }

    /// How an agent belongs to a queue.
    ///
    /// @param priority the lower is served first
    /// @param delay how long an item must have waited before the agent sees it
    record Membership(int priority, Duration delay) {}

    /// A skill that a queue asks.
    record Required(String name, int minimum) {}

    /// What a queue asks.
    ///
    /// @param target how long a customer should wait at most
    record Rule(Duration target, Map<SkillId, Required> skills) {
        Rule {
            skills = Map.copyOf(skills);
        }
    }

    /// An agent who is there.
    ///
    /// @param queues where the agent is a member
    /// @param skills with levels
    /// @param load how many items the agent holds or is asked for
    /// @param most how many the agent may hold
    record Candidate(
            AgentId agent,
            Map<QueueId, Membership> queues,
            Map<SkillId, Integer> skills,
            int load,
            int most,
            Instant idleSince) {
        Candidate {
            queues = Map.copyOf(queues);
            skills = Map.copyOf(skills);
        }
    }

    /// A decision.
    record Match(WorkItem item, AgentId agent, List<Offer.Reason> reasons) {
        Match {
            reasons = List.copyOf(reasons);
        }
    }

    /// An agent with what was given to them in this decision.
    private record Desk(Candidate candidate, int load) {
        boolean hasRoom() {
            return load < candidate.most();
        }
    }

    /// The item that an agent would take from one queue.
    private record Choice(Waiting waiting, Membership membership, Rule rule) {
        WorkItem item() {
            return waiting.item();
        }
    }

    static List<Match> match(List<Waiting> waiting, List<Candidate> candidates, Map<QueueId, Rule> rules, Instant now) {
        return new Matcher(waiting, rules, now).decide(candidates);
    }

    private List<Match> decide(List<Candidate> candidates) {
        var desks = new PriorityQueue<>(TURNS);
        candidates.forEach(candidate -> desks.add(new Desk(candidate, candidate.load())));
        var matches = new ArrayList<Match>();
        while (!desks.isEmpty() && !lines.isEmpty()) {
            Desk desk = desks.remove();
            Choice choice = desk.hasRoom() ? best(desk.candidate()) : null;
            if (choice != null) {
                take(choice);
                matches.add(new Match(choice.item(), desk.candidate().agent(), reasons(desk.candidate(), choice)));
                desks.add(new Desk(desk.candidate(), desk.load() + 1));
            }
        }
        return matches;
    }

    private @Nullable Choice best(Candidate candidate) {
        return candidate.queues().entrySet().stream()
                .filter(entry -> lines.containsKey(entry.getKey()))
                .flatMap(entry -> first(candidate, entry.getKey(), entry.getValue()).stream())
                .min(this::compare)
                .orElse(null);
    }

    /// The first item of the queue that the agent may take.
    private List<Choice> first(Candidate candidate, QueueId queue, Membership membership) {
        Rule rule = rules.getOrDefault(queue, NO_RULE);
        if (!isSkilled(candidate, rule)) {
            return List.of();
        }
        return lines.getOrDefault(queue, List.of()).stream()
                .filter(next -> !next.leftOut().contains(candidate.agent()))
                .filter(next -> !now.isBefore(next.item().enteredAt().plus(membership.delay())))
                .limit(1)
                .map(next -> new Choice(next, membership, rule))
                .toList();
    }

    private static boolean isSkilled(Candidate candidate, Rule rule) {
        return rule.skills().entrySet().stream()
                .allMatch(asked -> candidate.skills().getOrDefault(asked.getKey(), 0)
                        >= asked.getValue().minimum());
    }

    private int compare(Choice one, Choice other) {
        int emergency = Boolean.compare(other.item().tier() == 0, one.item().tier() == 0);
        if (emergency != 0) {
            return emergency;
        }
        int priority =
                Integer.compare(one.membership().priority(), other.membership().priority());
        if (priority != 0) {
            return priority;
        }
        // waited ÷ target, larger first, without a division
        int urgency = Long.compare(
                waited(other.item()) * one.rule().target().toSeconds(),
                waited(one.item()) * other.rule().target().toSeconds());
        return urgency != 0 ? urgency : ITEMS.compare(one.item(), other.item());
    }

    private long waited(WorkItem item) {
        return Math.max(0, Duration.between(item.enteredAt(), now).toMillis());
    }

    private void take(Choice choice) {
        QueueId queue = choice.item().queue();
        lines.computeIfPresent(queue, (any, line) -> {
            line.removeIf(next -> next.item().id().equals(choice.item().id()));
            return line.isEmpty() ? null : line;
        });
    }

    private List<Offer.Reason> reasons(Candidate candidate, Choice choice) {
        var reasons = new ArrayList<Offer.Reason>();
        choice.rule()
                .skills()
                .forEach((skill, asked) -> reasons.add(new Offer.Reason(
                        "skill",
                        Map.of(
                                "skill",
                                asked.name(),
                                "level",
                                candidate.skills().getOrDefault(skill, 0)))));
        long idle = Math.max(0, Duration.between(candidate.idleSince(), now).toSeconds());
        reasons.add(new Offer.Reason("longest-idle", Map.of("seconds", idle)));
        return reasons;
    }
}
