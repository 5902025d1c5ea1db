package parley.work.routing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.Capacity;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Decision;
import parley.work.engine.Engine;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Puts the centre before the engine as it is at one moment: a pure function of what waits, who is
/// there and the time.
final class Matcher {

    private static final Rule NO_RULE = new Rule(Duration.ofMinutes(1), Map.of());

    private final Map<QueueId, Rule> rules;
    private final Set<ChannelKey> channels = new HashSet<>();
    private final long now;

    private Matcher(List<Waiting> waiting, List<Candidate> candidates, Map<QueueId, Rule> rules, Instant now) {
        waiting.forEach(one -> channels.add(one.item().channel()));
        candidates.forEach(one -> one.held().forEach(held -> channels.add(held.channel())));
        this.rules = rules;
        this.now = now.toEpochMilli();
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
    /// @param held what the agent holds or is asked for
    /// @param most how many the agent may hold
    record Candidate(
            AgentId agent,
            Map<QueueId, Membership> queues,
            Map<SkillId, Integer> skills,
            List<Held> held,
            int most,
            Instant idleSince) {
        Candidate {
            queues = Map.copyOf(queues);
            skills = Map.copyOf(skills);
            held = List.copyOf(held);
        }

        boolean hasRoom() {
            return held.size() < most;
        }
    }

    /// A decision.
    record Match(WorkItem item, AgentId agent, List<Offer.Reason> reasons) {
        Match {
            reasons = List.copyOf(reasons);
        }
    }

    static List<Match> match(List<Waiting> waiting, List<Candidate> candidates, Map<QueueId, Rule> rules, Instant now) {
        return new Matcher(waiting, candidates, rules, now).decide(waiting, candidates);
    }

    private List<Match> decide(List<Waiting> waiting, List<Candidate> candidates) {
        List<Decision> decisions = new Engine()
                .begin(
                        rules(),
                        candidates.stream().map(this::agent).toList(),
                        waiting.stream().map(this::item).toList(),
                        now);
        Map<WorkId, WorkItem> works =
                waiting.stream().map(Waiting::item).collect(Collectors.toMap(WorkItem::id, item -> item));
        Map<AgentId, Candidate> agents =
                candidates.stream().collect(Collectors.toMap(Candidate::agent, candidate -> candidate));
        return decisions.stream()
                .filter(Decision.Asked.class::isInstance)
                .map(Decision.Asked.class::cast)
                .flatMap(asked -> asked.agents().stream()
                        .map(agent ->
                                match(requireNonNull(works.get(asked.item().id())), requireNonNull(agents.get(agent)))))
                .toList();
    }

    private Match match(WorkItem work, Candidate candidate) {
        return new Match(work, candidate.agent(), reasons(candidate, rule(work.queue())));
    }

    private Rule rule(QueueId queue) {
        return rules.getOrDefault(queue, NO_RULE);
    }

    private Rules rules() {
        var queues = new HashMap<QueueId, QueueRules>();
        rules.forEach((queue, rule) ->
                queues.put(queue, new QueueRules(Strategy.PLAIN, rule.target().toMillis(), Map.of())));
        return new Rules(0, queues, Map.of(), false);
    }

    private Item item(Waiting waiting) {
        WorkItem work = waiting.item();
        var skills = new HashMap<SkillId, Integer>();
        rule(work.queue()).skills().forEach((skill, asked) -> skills.put(skill, asked.minimum()));
        long entered = work.enteredAt().toEpochMilli();
        return new Item(
                work.id(),
                work.queue(),
                work.channel(),
                new Item.Place(work.tier(), work.priority(), 0, entered, Item.Place.NEVER),
                new Item.StepReached(0, entered),
                new Item.Facts(skills, Set.of(), null, null, Set.of(), 0),
                // asked anew each time, so none of them comes into question before
                waiting.leftOut().stream().collect(Collectors.toMap(agent -> agent, any -> Long.MAX_VALUE)));
    }

    private AgentState agent(Candidate candidate) {
        var queues = new HashMap<QueueId, Profile.Membership>();
        candidate
                .queues()
                .forEach((queue, membership) -> queues.put(
                        queue,
                        Profile.Membership.of(
                                membership.priority(), membership.delay().toMillis())));
        return new AgentState(
                candidate.agent(),
                new Profile(queues, candidate.skills(), Map.of(), capacity(candidate.most()), 0),
                null,
                candidate.held(),
                AgentState.History.since(candidate.idleSince().toEpochMilli()));
    }

    /// Each conversation takes one place, whatever its channel, and any may come beside any.
    private Capacity capacity(int most) {
        var shares = new HashMap<ChannelKey, Share>();
        channels.forEach(channel -> shares.put(channel, new Share(1, 1, most, channels)));
        return new Capacity(most, shares, Map.of(), null);
    }

    private List<Offer.Reason> reasons(Candidate candidate, Rule rule) {
        var reasons = new ArrayList<Offer.Reason>();
        rule.skills()
                .forEach((skill, asked) -> reasons.add(new Offer.Reason(
                        "skill",
                        Map.of(
                                "skill",
                                asked.name(),
                                "level",
                                candidate.skills().getOrDefault(skill, 0)))));
        long idle = Math.max(0, now - candidate.idleSince().toEpochMilli()) / 1000;
        reasons.add(new Offer.Reason("longest-idle", Map.of("seconds", idle)));
        return reasons;
    }
}
