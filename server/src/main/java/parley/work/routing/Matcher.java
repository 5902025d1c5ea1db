package parley.work.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Decision;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Engine;
import parley.work.engine.Explanation;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Rules;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.strategy.RoutingRules;

/// The centre as the engine knows it, in the words of the database: told what is there and what
/// has changed, answers with what is to be done. Knows nothing that the database does not say.
final class Matcher {

    private final SetUp setUp;
    private final Map<AgentId, Candidate> agents = new HashMap<>();
    private final Map<AgentId, Turn> turns = new HashMap<>();
    private final Map<WorkId, Waiting> waiting = new HashMap<>();
    private final Map<ChannelKey, Tempo> channels = new LinkedHashMap<>();
    private final Engine engine = new Engine();

    /// An item that waits.
    ///
    /// @param fence of the row that was read
    /// @param leftOut who is not asked again before the moment beside them
    record Waiting(
            WorkId id,
            QueueId queue,
            ChannelKey channel,
            Tempo tempo,
            Item.Place place,
            Item.StepReached step,
            Item.Facts facts,
            long fence,
            Map<AgentId, Long> leftOut) {
        Waiting {
            leftOut = Map.copyOf(leftOut);
        }

        /// The same in another step, perhaps of another queue.
        Waiting at(Item item) {
            return new Waiting(id, item.queue(), channel, tempo, item.place(), item.step(), facts, fence, leftOut);
        }
    }

    /// How an agent belongs to a queue.
    ///
    /// @param priority the lower is served first
    /// @param delay how long an item must have waited before the agent sees it, in milliseconds
    record Membership(int priority, long delay) {}

    /// A skill that a queue asks.
    record Required(String name, int minimum) {}

    /// How the centre is set up.
    ///
    /// @param skills that each queue asks
    record SetUp(Map<QueueId, Map<SkillId, Required>> skills, Rules rules, RoutingRules routing) {
        SetUp {
            skills = Map.copyOf(skills);
        }

        /// The same, with one queue served by another strategy.
        SetUp serving(QueueId queue, Strategy strategy) {
            var queues = new HashMap<>(rules.queues());
            queues.compute(
                    queue,
                    (_, its) -> its == null
                            ? new Rules.QueueRules(strategy, 60_000, Map.of())
                            : new Rules.QueueRules(strategy, its.target(), its.targets(), its.balance()));
            return new SetUp(
                    skills, new Rules(rules.version(), queues, rules.urgency(), rules.isFifoAcrossChannels()), routing);
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
    /// @param teams by their ids, as strategies name them
    /// @param held what the agent holds or is asked for
    /// @param tempi of the channels of what is held
    /// @param most how many the agent may hold
    record Candidate(
            AgentId agent,
            Map<QueueId, Membership> queues,
            Map<SkillId, Integer> skills,
            Set<String> teams,
            @Nullable Reason absence,
            List<Held> held,
            Map<ChannelKey, Tempo> tempi,
            int most,
            Instant idleSince) {
        Candidate {
            queues = Map.copyOf(queues);
            skills = Map.copyOf(skills);
            teams = Set.copyOf(teams);
            held = List.copyOf(held);
            tempi = Map.copyOf(tempi);
        }

        boolean hasRoom() {
            return held.size() < most;
        }

        /// The same, asked for one more.
        Candidate holding(Held more) {
            var all = new ArrayList<>(held);
            all.add(more);
            return new Candidate(agent, queues, skills, teams, absence, all, tempi, most, idleSince);
        }

        /// Whether an offer to one would be as good as to the other: idle times may differ.
        boolean isAsFreeAs(Candidate other) {
            return queues.equals(other.queues)
                    && skills.equals(other.skills)
                    && teams.equals(other.teams)
                    && absence == other.absence
                    && most == other.most
                    && Set.copyOf(held).equals(Set.copyOf(other.held));
        }
    }

    Matcher(SetUp setUp) {
        this.setUp = setUp;
    }

    /// The version of the rules that hold.
    long version() {
        return setUp.rules().version();
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
                        setUp.rules(),
                        candidates.stream().map(this::agent).toList(),
                        items.stream().map(this::item).toList(),
                        now.toEpochMilli()),
                now);
    }

    /// The same centre, to be asked why things stand as they do.
    static Explanation explanation(
            SetUp setUp, Collection<Waiting> items, Collection<Candidate> candidates, Instant now) {
        var matcher = new Matcher(setUp);
        matcher.hear(items, candidates);
        return new Explanation(
                setUp.rules(),
                candidates.stream().map(matcher::agent).toList(),
                items.stream().map(matcher::item).toList(),
                now.toEpochMilli());
    }

    /// Whom the steps of its queue's strategy reach for an item.
    static List<Explanation.Reach> reach(SetUp setUp, Waiting item, Collection<Candidate> candidates, Instant now) {
        var matcher = new Matcher(setUp);
        matcher.hear(List.of(item), candidates);
        return new Explanation(
                        setUp.rules(), candidates.stream().map(matcher::agent).toList(), List.of(), now.toEpochMilli())
                .reach(matcher.item(item));
    }

    private void hear(Collection<Waiting> items, Collection<Candidate> candidates) {
        items.forEach(item -> channels.put(item.channel(), item.tempo()));
        candidates.forEach(candidate -> channels.putAll(candidate.tempi()));
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
        required(queue)
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
                case Decision.Left _, Decision.Reserved _ -> {
                    // it goes on waiting: of what leaves, whoever carries it out puts it again
                }
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
        return items.stream().allMatch(item -> channels.containsKey(item.channel()));
    }

    private Map<SkillId, Required> required(QueueId queue) {
        return setUp.skills().getOrDefault(queue, Map.of());
    }

    private Item item(Waiting one) {
        Item.Facts facts = one.facts();
        var skills = new HashMap<>(facts.skills());
        required(one.queue()).forEach((skill, asked) -> skills.merge(skill, asked.minimum(), Math::max));
        return new Item(
                one.id(),
                one.queue(),
                one.channel(),
                one.place(),
                one.step(),
                new Item.Facts(
                        skills, facts.labels(), facts.lastAgent(), facts.owner(), facts.preferred(), facts.value()),
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
                new Profile(
                        queues,
                        candidate.skills(),
                        Map.of("team", candidate.teams()),
                        setUp.routing().capacity(candidate.most(), channels),
                        0),
                candidate.absence(),
                candidate.held(),
                new AgentState.History(
                        idleSince,
                        Map.of(),
                        turn == null ? 0 : turn.offeredAt().toEpochMilli(),
                        turn == null ? 0 : turn.taken(),
                        idleSince));
    }
}
