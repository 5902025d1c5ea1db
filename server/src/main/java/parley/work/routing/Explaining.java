package parley.work.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.presence.Presences;
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.people.staff.Staff;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Decision;
import parley.work.engine.Explanation;
import parley.work.engine.Item;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategyDefinition;
import parley.work.triage.Outcome.Applied;
import parley.work.triage.Triage;

/// Says why: what was decided about an item and by which reasons, why it still waits, and why an
/// agent has nothing to do. What was decided is read as it was written then; what holds now is
/// asked of the engine's own rules.
@Service
class Explaining {

    /// Enough for the longest way through a centre; what is older says nothing new.
    private static final int MOST_DECISIONS = 100;

    private final WorkStore works;
    private final WaitingStore line;
    private final RoundStore rounds;
    private final CandidateStore candidates;
    private final QueueWork queues;
    private final Facts facts;
    private final InstantSource clock;

    /// What else is said of those concerned.
    @Component
    record Facts(Staff staff, Queues queues, Strategies strategies, Triage triage) {}

    Explaining(
            WorkStore works,
            WaitingStore line,
            RoundStore rounds,
            CandidateStore candidates,
            QueueWork queues,
            Facts facts,
            InstantSource clock) {
        this.works = works;
        this.line = line;
        this.rounds = rounds;
        this.candidates = candidates;
        this.queues = queues;
        this.facts = facts;
        this.clock = clock;
    }

    /// Somebody, by name.
    record Person(AgentId agentId, String name) {}

    /// Somebody with the figure that the queue's order compared.
    record Scored(AgentId agentId, String name, double score) {}

    /// How many agents or items, and why not.
    record Count(String reason, int count) {}

    /// A decision of the past.
    ///
    /// @param kind `asked`, `reserved` where somebody was kept free, `moved` to another step, or
    ///     `left`
    /// @param version of the rules that held
    /// @param weighed whether the queue weighed its teams then, so that the figures are weights
    /// @param step of the strategy, from 0
    /// @param rejected how many agents could not be asked, the most frequent reason first
    /// @param best who came into question, best first
    /// @param cause why it moved, or where it went
    record Past(
            Instant at,
            String kind,
            QueueId queueId,
            String queue,
            long version,
            boolean weighed,
            int step,
            List<Person> asked,
            List<Count> rejected,
            List<Scored> best,
            @Nullable String cause) {}

    /// What holds at this moment.
    ///
    /// @param ahead how many in its queue come first
    /// @param rejected how many agents cannot be asked
    /// @param free who could take it
    record Now(int ahead, List<Count> rejected, List<Person> free) {}

    /// @param now null where it does not wait for an agent
    /// @param triage which rules said where it belongs when it came, from the top
    /// @param decisions the latest first
    record WhyWork(
            WorkId id,
            WorkState state,
            Instant since,
            @Nullable Now now,
            List<Applied> triage,
            List<Past> decisions) {}

    /// Why an item went where it went, and what it waits for.
    ///
    /// @throws ProblemException `not-found`
    @Transactional(readOnly = true)
    public WhyWork of(WorkId id) {
        return why(works.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND)));
    }

    /// The same for the latest item about something, for example a conversation.
    ///
    /// @throws ProblemException `not-found`
    @Transactional(readOnly = true)
    public WhyWork about(UUID subject) {
        return why(works.findBySubject(subject).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND)));
    }

    private WhyWork why(WorkItem item) {
        var names = new Names();
        List<Past> past = rounds.decisions(item.id(), MOST_DECISIONS).stream()
                .map(names::past)
                .toList();
        return new WhyWork(
                item.id(),
                item.state(),
                item.since(),
                now(item, names),
                facts.triage().applied(item.subject()),
                past);
    }

    private @Nullable Now now(WorkItem item, Names names) {
        if (item.state() != WorkState.QUEUED) {
            return null;
        }
        Instant now = clock.instant();
        Explanation.Standing standing =
                explanation(line.waiting(List.of(item.id()), now), now).of(item.id());
        return standing == null
                ? null
                : new Now(
                        works.position(item) - 1,
                        counts(standing.rejected()),
                        standing.free().stream().map(names::person).toList());
    }

    private Explanation explanation(Collection<Matcher.Waiting> items, Instant now) {
        return Matcher.explanation(queues.setUp(), items, candidates.all(now.minus(Presences.ALIVE_WITHIN)), now);
    }

    /// What waits in one queue, and why the agent cannot take it.
    record Line(QueueId queueId, String queue, int waiting, List<Count> rejected) {}

    /// @param absence why the agent cannot be asked at all, or null
    /// @param holds how much the agent holds or is asked to take
    record WhyIdle(
            AgentId agentId, String name, @Nullable String absence, int holds, Instant idleSince, List<Line> queues) {}

    /// Why nothing is offered to an agent.
    ///
    /// @throws ProblemException `not-found`
    @Transactional(readOnly = true)
    public WhyIdle of(AgentId id) {
        Instant now = clock.instant();
        Matcher.Candidate candidate = candidates.some(List.of(id), now.minus(Presences.ALIVE_WITHIN)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        Map<QueueId, Explanation.Line> lines = Matcher.explanation(
                        queues.setUp(), line.waiting(now), List.of(candidate), now)
                .of(id);
        var names = new Names();
        List<Line> queues = lines == null
                ? List.of()
                : lines.entrySet().stream()
                        .map(one -> new Line(
                                one.getKey(),
                                names.queue(one.getKey()),
                                one.getValue().waiting(),
                                counts(one.getValue().rejected())))
                        .sorted((one, other) -> one.queue().compareTo(other.queue()))
                        .toList();
        return new WhyIdle(
                id,
                names.person(id).name(),
                candidate.absence() == null ? null : word(candidate.absence().name()),
                candidate.held().size(),
                candidate.idleSince(),
                queues);
    }

    /// An item that does not exist, to see what would become of it.
    ///
    /// @param skills that are asked, by their ids, with the lowest level that will do
    /// @param priority null for none
    /// @param tier null for what is usual for work of its tempo
    /// @param strategy by which it is tried instead of its queue's own; null for that one
    record Trial(
            @NotNull QueueId queueId,
            @NotNull ChannelKey channel,
            @NotNull Tempo tempo,

            @NotNull @Size(max = 50) Map<@NotNull UUID, @NotNull @Min(1) @Max(5) Integer> skills,
            @NotNull @Size(max = 50) Set<@NotBlank @Size(max = 100) String> labels,
            @Nullable AgentId lastAgentId,
            @Nullable AgentId ownerId,
            @Nullable @Min(-1000) @Max(1000) Integer priority,
            @Nullable @Min(0) @Max(9) Integer tier,
            @Nullable @Valid StrategyDefinition strategy) {

        private Map<SkillId, Integer> asked() {
            return skills.entrySet().stream()
                    .collect(Collectors.toMap(one -> new SkillId(one.getKey()), Map.Entry::getValue));
        }
    }

    /// Whom a step reaches, counted from 1.
    record Reached(int number, int qualified, int there, int free) {}

    /// What would become of an item.
    ///
    /// @param asked nobody where it would wait
    /// @param step in which somebody is asked, or it waits, counted from 1
    record TrialOutcome(List<Reached> steps, List<Person> asked, int step, List<Count> rejected, List<Scored> best) {}

    /// Tries an item as it would be routed at this moment, and changes nothing.
    ///
    /// @throws ProblemException `queue-unknown`, `strategy-invalid`
    @Transactional(readOnly = true)
    public TrialOutcome what(Trial trial, Locale language) {
        Instant now = clock.instant();
        facts.queues().ever(trial.queueId());
        Matcher.SetUp setUp = queues.setUp();
        if (trial.strategy() != null) {
            setUp = setUp.serving(
                    trial.queueId(), facts.strategies().compile(trial.strategy(), trial.queueId(), language));
        }
        int tier = trial.tier() == null ? setUp.routing().tier(trial.tempo()) : trial.tier();
        var item = new Matcher.Waiting(
                new WorkId(new UUID(0, 0)),
                trial.queueId(),
                trial.channel(),
                trial.tempo(),
                new Item.Place(
                        tier, trial.priority() == null ? 0 : trial.priority(), 0, now.toEpochMilli(), Item.Place.NEVER),
                new Item.StepReached(0, now.toEpochMilli()),
                new Item.Facts(trial.asked(), trial.labels(), trial.lastAgentId(), trial.ownerId(), Set.of(), 0),
                0,
                Map.of());
        List<Matcher.Candidate> people = candidates.all(now.minus(Presences.ALIVE_WITHIN));
        List<Explanation.Reach> reach = Matcher.reach(setUp, item, people, now);
        return tried(new Matcher(setUp).begin(List.of(item), people, Map.of(), now), reach, setUp, item, people, now);
    }

    private TrialOutcome tried(
            List<Decision> decisions,
            List<Explanation.Reach> reach,
            Matcher.SetUp setUp,
            Matcher.Waiting item,
            List<Matcher.Candidate> people,
            Instant now) {
        var names = new Names();
        List<Reached> steps = IntStream.range(0, reach.size())
                .mapToObj(number -> new Reached(
                        number + 1,
                        reach.get(number).qualified(),
                        reach.get(number).there(),
                        reach.get(number).free()))
                .toList();
        Matcher.Waiting at = item;
        for (Decision decision : decisions) {
            switch (decision) {
                case Decision.Asked asked -> {
                    return names.tried(steps, asked.agents(), asked.why());
                }
                case Decision.Reserved reserved -> {
                    return names.tried(steps, List.of(), reserved.why());
                }
                case Decision.Moved moved -> at = at.at(moved.item());
                case Decision.Left left -> at = at.at(left.item());
            }
        }
        Explanation.Standing standing =
                Matcher.explanation(setUp, List.of(at), people, now).of(at.id());
        return new TrialOutcome(
                steps,
                List.of(),
                at.step().number() + 1,
                standing == null ? List.of() : counts(standing.rejected()),
                List.of());
    }

    private static <R extends Enum<R>> List<Count> counts(Map<R, Integer> counts) {
        return counts.entrySet().stream()
                .map(one -> new Count(word(one.getKey().name()), one.getValue()))
                .sorted((one, other) -> one.count() != other.count()
                        ? Integer.compare(other.count(), one.count())
                        : one.reason().compareTo(other.reason()))
                .toList();
    }

    /// The word of an enum's constant in JSON.
    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The names of those concerned, each looked up once.
    private final class Names {

        private final Map<AgentId, Person> people = new HashMap<>();
        private final Map<QueueId, String> queueNames = new HashMap<>();

        Person person(AgentId id) {
            return people.computeIfAbsent(
                    id,
                    agent -> new Person(
                            agent, facts.staff().find(agent).map(Agent::name).orElse("")));
        }

        String queue(QueueId id) {
            return queueNames.computeIfAbsent(
                    id, queue -> facts.queues().ever(queue).name());
        }

        TrialOutcome tried(List<Reached> steps, List<AgentId> asked, Decision.Why why) {
            return new TrialOutcome(
                    steps,
                    asked.stream().map(this::person).toList(),
                    why.step() + 1,
                    counts(why.rejected()),
                    why.best().stream()
                            .map(best -> new Scored(
                                    best.agent(), person(best.agent()).name(), best.score()))
                            .toList());
        }

        Past past(RoundStore.Kept kept) {
            return new Past(
                    kept.at(),
                    word(kept.kind()),
                    kept.queue(),
                    queue(kept.queue()),
                    kept.version(),
                    facts.strategies().isWeighed(kept.queue(), kept.version()),
                    kept.step(),
                    kept.agents().stream().map(this::person).toList(),
                    counts(kept.rejected()),
                    kept.best().stream()
                            .map(best -> {
                                Person person = person(new AgentId(UUID.fromString(best.agentId())));
                                return new Scored(person.agentId(), person.name(), best.score());
                            })
                            .toList(),
                    kept.cause().isEmpty() ? null : word(kept.cause()));
        }
    }
}
