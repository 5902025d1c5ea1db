package parley.work.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.Capacity;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Decision;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Engine;
import parley.work.engine.Explanation;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// The centre as the engine knows it, in the words of the database: told what is there and what
/// has changed, answers with what is to be done. Knows nothing that the database does not say.
final class Matcher {

    private final Map<QueueId, Rule> rules;
    private final Map<AgentId, Candidate> agents = new HashMap<>();
    private final Map<AgentId, Turn> turns = new HashMap<>();
    private final Map<WorkId, Waiting> waiting = new HashMap<>();
    private final Set<ChannelKey> channels = new LinkedHashSet<>();
    private final Engine engine = new Engine();

    /// An item that waits.
    ///
    /// @param fence of the row that was read
    /// @param leftOut who is not asked again before the moment beside them
    record Waiting(
            WorkId id,
            QueueId queue,
            ChannelKey channel,
            Item.Place place,
            Item.StepReached step,
            long fence,
            Map<AgentId, Long> leftOut) {
        Waiting {
            leftOut = Map.copyOf(leftOut);
        }

        /// The same in another step, perhaps of another queue.
        Waiting at(Item item) {
            return new Waiting(id, item.queue(), channel, item.place(), item.step(), fence, leftOut);
        }
    }

    /// How an agent belongs to a queue.
    ///
    /// @param priority the lower is served first
    /// @param delay how long an item must have waited before the agent sees it, in milliseconds
    record Membership(int priority, long delay) {}

    /// A skill that a queue asks.
    record Required(String name, int minimum) {}

    /// What a queue asks.
    ///
    /// @param target how long a customer should wait at most, in milliseconds
    record Rule(long target, Map<SkillId, Required> skills) {

        private static final Rule NONE = new Rule(60_000, Map.of());

        Rule {
            skills = Map.copyOf(skills);
        }
    }

    /// What an agent was asked and has taken.
    ///
    /// @param taken how many today
    record Turn(Instant offeredAt, int taken) {}

    /// An agent.
    ///
    /// @param queues where the agent is a member
    /// @param skills with levels
    /// @param absence why nothing can be offered, or null
    /// @param held what the agent holds or is asked for
    /// @param most how many the agent may hold
    record Candidate(
            AgentId agent,
            Map<QueueId, Membership> queues,
            Map<SkillId, Integer> skills,
            @Nullable Reason absence,
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

        /// The same, asked for one more.
        Candidate holding(Held more) {
            var all = new ArrayList<>(held);
            all.add(more);
            return new Candidate(agent, queues, skills, absence, all, most, idleSince);
        }

        /// Whether an offer to one would be as good as to the other: idle times may differ.
        boolean isAsFreeAs(Candidate other) {
            return queues.equals(other.queues)
                    && skills.equals(other.skills)
                    && absence == other.absence
                    && most == other.most
                    && Set.copyOf(held).equals(Set.copyOf(other.held));
        }
    }

    /// @param rules what the queues ask
    Matcher(Map<QueueId, Rule> rules) {
        this.rules = Map.copyOf(rules);
    }

    /// Begins with what is there.
    List<Decision> begin(
            Collection<Waiting> items, Collection<Candidate> candidates, Map<AgentId, Turn> asked, Instant now) {
        turns.putAll(asked);
        hear(items, candidates);
        candidates.forEach(candidate -> agents.put(candidate.agent(), candidate));
        items.forEach(item -> waiting.put(item.id(), item));
        return note(
                engine.begin(
                        engineRules(),
                        candidates.stream().map(this::agent).toList(),
                        items.stream().map(this::item).toList(),
                        now.toEpochMilli()),
                now);
    }

    /// The same centre, to be asked why things stand as they do.
    static Explanation explanation(
            Map<QueueId, Rule> rules, Collection<Waiting> items, Collection<Candidate> candidates, Instant now) {
        var matcher = new Matcher(rules);
        matcher.hear(items, candidates);
        return new Explanation(
                matcher.engineRules(),
                candidates.stream().map(matcher::agent).toList(),
                items.stream().map(matcher::item).toList(),
                now.toEpochMilli());
    }

    private void hear(Collection<Waiting> items, Collection<Candidate> candidates) {
        items.forEach(item -> channels.add(item.channel()));
        candidates.forEach(candidate -> candidate.held().forEach(held -> channels.add(held.channel())));
    }

    /// What has changed, and who and what is no more.
    record Changes(
            Collection<Candidate> agents,
            Collection<AgentId> goneAgents,
            Collection<Waiting> items,
            Collection<WorkId> goneItems) {}

    /// All of this has changed, and time has passed.
    List<Decision> put(Changes changes, Instant now) {
        changes.items().forEach(item -> waiting.put(item.id(), item));
        changes.goneItems().forEach(waiting::remove);
        changes.agents().forEach(candidate -> agents.put(candidate.agent(), candidate));
        changes.goneAgents().forEach(agents::remove);
        return note(
                engine.put(
                        new Engine.Changes(
                                changes.agents().stream().map(this::agent).toList(),
                                changes.goneAgents(),
                                changes.items().stream().map(this::item).toList(),
                                changes.goneItems()),
                        now.toEpochMilli()),
                now);
    }

    /// When something will follow from time alone, in milliseconds since the epoch.
    OptionalLong next() {
        return engine.next();
    }

    @Nullable Waiting waiting(WorkId work) {
        return waiting.get(work);
    }

    Candidate candidate(AgentId agent) {
        Candidate candidate = agents.get(agent);
        if (candidate == null) {
            throw new IllegalStateException("asked nobody's desk: " + agent);
        }
        return candidate;
    }

    /// Whose answers to whether they can be asked at all have changed.
    Set<AgentId> changed(Set<AgentId> there) {
        var changed = new HashSet<AgentId>();
        for (Candidate one : agents.values()) {
            if ((one.absence() == null) != there.contains(one.agent())) {
                changed.add(one.agent());
            }
        }
        return changed;
    }

    /// Why the agent: the skills that the queue asks, and for how long nothing was to do.
    List<Offer.Reason> reasons(QueueId queue, AgentId agent, Instant now) {
        Candidate candidate = candidate(agent);
        var reasons = new ArrayList<Offer.Reason>();
        rule(queue)
                .skills()
                .forEach((skill, asked) -> reasons.add(new Offer.Reason(
                        "skill",
                        Map.of(
                                "skill",
                                asked.name(),
                                "level",
                                candidate.skills().getOrDefault(skill, 0)))));
        long idle = Math.max(0, now.getEpochSecond() - candidate.idleSince().getEpochSecond());
        reasons.add(new Offer.Reason("longest-idle", Map.of("seconds", idle)));
        return reasons;
    }

    /// Follows what the engine holds from now on.
    private List<Decision> note(List<Decision> decisions, Instant now) {
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Asked asked -> note(asked, now);
                case Decision.Moved moved ->
                    waiting.computeIfPresent(moved.item().id(), (_, one) -> one.at(moved.item()));
                case Decision.Left left -> waiting.remove(left.item().id());
            }
        }
        return decisions;
    }

    private void note(Decision.Asked asked, Instant now) {
        Item item = asked.item();
        var held = new Held(item.id(), item.channel(), item.facts().labels(), false);
        asked.agents().forEach(agent -> {
            agents.computeIfPresent(agent, (_, candidate) -> candidate.holding(held));
            turns.merge(agent, new Turn(now, 1), (before, _) -> new Turn(now, before.taken() + 1));
        });
    }

    /// It has been carried out: the item waits no more.
    void carriedOut(Collection<WorkId> works) {
        works.forEach(waiting::remove);
    }

    /// What should be waiting, to be compared with what is.
    WaitingStore.Sum sum() {
        return new WaitingStore.Sum(
                waiting.size(),
                waiting.values().stream().mapToLong(Waiting::fence).sum());
    }

    /// Whether all of their channels have been heard of. Capacity is the same for every channel, so
    /// one that was not changes everybody.
    boolean knows(Collection<Waiting> items) {
        return items.stream().allMatch(item -> channels.contains(item.channel()));
    }

    private Rule rule(QueueId queue) {
        return rules.getOrDefault(queue, Rule.NONE);
    }

    private Rules engineRules() {
        var queues = new HashMap<QueueId, QueueRules>();
        rules.forEach((queue, rule) -> queues.put(queue, new QueueRules(Strategy.PLAIN, rule.target(), Map.of())));
        return new Rules(0, queues, Map.of(), false);
    }

    private Item item(Waiting one) {
        var skills = new HashMap<SkillId, Integer>();
        rule(one.queue()).skills().forEach((skill, asked) -> skills.put(skill, asked.minimum()));
        return new Item(
                one.id(),
                one.queue(),
                one.channel(),
                one.place(),
                one.step(),
                new Item.Facts(skills, Set.of(), null, null, Set.of(), 0),
                one.leftOut());
    }

    private AgentState agent(Candidate candidate) {
        var queues = new HashMap<QueueId, Profile.Membership>();
        candidate
                .queues()
                .forEach((queue, membership) ->
                        queues.put(queue, Profile.Membership.of(membership.priority(), membership.delay())));
        long idleSince = candidate.idleSince().toEpochMilli();
        Turn turn = turns.get(candidate.agent());
        return new AgentState(
                candidate.agent(),
                new Profile(queues, candidate.skills(), Map.of(), capacity(candidate.most()), 0),
                candidate.absence(),
                candidate.held(),
                new AgentState.History(
                        idleSince,
                        Map.of(),
                        turn == null ? 0 : turn.offeredAt().toEpochMilli(),
                        turn == null ? 0 : turn.taken(),
                        idleSince));
    }

    /// Each conversation takes one place, whatever its channel, and any may come beside any.
    private Capacity capacity(int most) {
        var shares = new HashMap<ChannelKey, Share>();
        channels.forEach(channel -> shares.put(channel, new Share(1, 1, most, channels)));
        return new Capacity(most, shares, Map.of(), null);
    }
}
