package parley.work.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.AgentId;
import parley.people.staff.Hours;
import parley.people.staff.HoursId;
import parley.people.staff.SkillId;
import parley.people.staff.Staff;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// Queues as they are set up: when they are open, who serves them, what they ask. A change acts
/// on what waits at once.
@Service
public class Queues {

    private final QueueStore queues;
    private final QueuePlanStore store;
    private final WrapUpCodeStore codes;
    private final Staff staff;
    private final Hours hours;
    private final Setting setting;

    Queues(QueueStore queues, QueuePlanStore store, WrapUpCodeStore codes, Staff staff, Hours hours, Setting setting) {
        this.queues = queues;
        this.store = store;
        this.codes = codes;
        this.staff = staff;
        this.hours = hours;
        this.setting = setting;
    }

    /// What a change needs besides.
    @Component
    record Setting(ObjectProvider<QueueListener> listeners, Audit audit, Ids ids, InstantSource clock) {}

    /// A queue as somebody wants it.
    ///
    /// @param hoursId when it is open; null for always
    /// @param targetPercent how many of a hundred customers should wait at most the target
    /// @param members who serves it
    /// @param skills what all of them must be able to do
    /// @param wrapUpCodeIds how its work may end; every way where none is named
    public record Plan(
            String name,
            @Nullable HoursId hoursId,
            int targetPercent,
            int targetSeconds,
            int offerSeconds,
            int wrapUpSeconds,
            List<Member> members,
            List<Requirement> skills,
            List<String> wrapUpCodeIds) {

        public Plan {
            members = List.copyOf(members);
            skills = List.copyOf(skills);
            wrapUpCodeIds = List.copyOf(wrapUpCodeIds);
        }
    }

    /// Somebody who serves a queue.
    ///
    /// @param priority of two queues the agent is asked for the one with the lower number first
    /// @param delaySeconds how long an item waits for others before the agent is asked
    public record Member(AgentId agentId, int priority, int delaySeconds) {}

    /// A skill that is needed.
    ///
    /// @param minimum the lowest level that will do, 1 to 5
    public record Requirement(SkillId skillId, int minimum) {}

    /// Whether a queue is open.
    ///
    /// @param opensAt when it opens; null where it is open or never opens
    public record Opening(boolean isOpen, @Nullable Instant opensAt) {}

    /// A queue as it is kept.
    record Planned(QueueId id, Plan plan, Instant changedAt, String changedBy) {}

    /// All that are in use, by name.
    public List<Queue> all() {
        return queues.all();
    }

    /// The queue, also where it is removed, because what is over names it.
    ///
    /// @throws ProblemException `queue-unknown` where there never was one
    public Queue ever(QueueId id) {
        return queues.ever(id).orElseThrow(() -> new ProblemException(QueueProblem.QUEUE_UNKNOWN));
    }

    /// Makes sure that the queue is in use and stays until the transaction ends.
    ///
    /// @throws ProblemException `queue-unknown`
    public void keep(QueueId id) {
        if (!queues.keep(id)) {
            throw new ProblemException(QueueProblem.QUEUE_UNKNOWN);
        }
    }

    /// Whether the queue is open at the moment, and when it will be.
    ///
    /// @throws ProblemException `queue-unknown`
    public Opening opening(QueueId id) {
        HoursId times = planned(id).plan().hoursId();
        Instant now = setting.clock().instant();
        if (times == null) {
            return new Opening(true, null);
        }
        Instant next = hours.nextOpening(times, now).orElse(null);
        return now.equals(next) ? new Opening(true, null) : new Opening(false, next);
    }

    /// When the queue opened for what has been waiting at its door.
    ///
    /// @param since when it came there
    /// @return the opening that it waited for; empty where the hours name none between then and
    ///     now, because they were changed meanwhile
    public Optional<Instant> openedAfter(QueueId id, Instant since) {
        return Optional.ofNullable(planned(id).plan().hoursId())
                .flatMap(times -> hours.nextOpening(times, since))
                .filter(at -> at.isAfter(since) && at.isBefore(setting.clock().instant()));
    }

    Planned planned(QueueId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(QueueProblem.QUEUE_UNKNOWN));
    }

    /// Adds a queue.
    ///
    /// @throws ProblemException `queue-name-taken`, and where something in it is unknown
    @Transactional
    public Queue add(Plan wanted, Actor actor) {
        var queue = new Planned(
                new QueueId(setting.ids().next()),
                checked(wanted),
                setting.clock().instant(),
                actor.name());
        try {
            store.insert(queue);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    taken, QueueProblem.QUEUE_NAME_TAKEN, queue.plan().name());
        }
        tell(queue.id());
        setting.audit().record(actor, "queue.created", subject(queue), null, queue.plan());
        return queue(queue);
    }

    @Transactional
    void change(QueueId id, Plan wanted, Actor actor) {
        Planned before = lock(id);
        var after = new Planned(id, checked(wanted), setting.clock().instant(), actor.name());
        try {
            store.change(after);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(
                    taken, QueueProblem.QUEUE_NAME_TAKEN, after.plan().name());
        }
        tell(id);
        setting.audit().record(actor, "queue.changed", subject(after), before.plan(), after.plan());
    }

    /// Removes a queue in which nothing waits and into which nothing leads.
    @Transactional
    void delete(QueueId id, Actor actor) {
        Planned queue = lock(id);
        var uses = new ArrayList<Use>();
        setting.listeners().orderedStream().forEach(listener -> uses.addAll(listener.uses(id)));
        Use.refuseAny(uses);
        store.remove(id, setting.clock().instant(), actor.name());
        setting.audit().record(actor, "queue.deleted", subject(queue), queue.plan(), null);
    }

    private void tell(QueueId id) {
        setting.listeners().orderedStream().forEach(listener -> listener.changed(id));
    }

    private Planned lock(QueueId id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(QueueProblem.QUEUE_UNKNOWN));
    }

    private Plan checked(Plan wanted) {
        Set<AgentId> members = wanted.members().stream().map(Member::agentId).collect(Collectors.toSet());
        Set<SkillId> skills = wanted.skills().stream().map(Requirement::skillId).collect(Collectors.toSet());
        if (members.size() < wanted.members().size()) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "members");
        }
        if (skills.size() < wanted.skills().size()) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "skills");
        }
        staff.requireAgents(members);
        staff.requireSkills(skills);
        if (wanted.hoursId() != null) {
            hours.require(wanted.hoursId());
        }
        List<String> endings = wanted.wrapUpCodeIds().stream().distinct().toList();
        if (!codes.keepAll(endings)) {
            throw new ProblemException(QueueProblem.WRAP_UP_CODE_UNKNOWN);
        }
        return new Plan(
                wanted.name().strip(),
                wanted.hoursId(),
                wanted.targetPercent(),
                wanted.targetSeconds(),
                wanted.offerSeconds(),
                wanted.wrapUpSeconds(),
                wanted.members(),
                wanted.skills(),
                endings);
    }

    static Queue queue(Planned planned) {
        Plan plan = planned.plan();
        return new Queue(
                planned.id(),
                plan.name(),
                Duration.ofSeconds(plan.targetSeconds()),
                Duration.ofSeconds(plan.offerSeconds()),
                Duration.ofSeconds(plan.wrapUpSeconds()));
    }

    private static Audit.Subject subject(Planned queue) {
        return new Audit.Subject(
                "queue", queue.id().value().toString(), queue.plan().name());
    }
}
