package parley.work.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.Ids;
import parley.work.engine.WorkId;
import parley.work.queue.Queue;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// The one queue, for the modules above.
@Service
public class Routing {

    private final WorkStore works;
    private final Queues queues;
    private final Offers offers;
    private final WorkChanges changes;
    private final WrapUpStore wrapUps;
    private final Ids ids;
    private final InstantSource clock;

    Routing(
            WorkStore works,
            Queues queues,
            Offers offers,
            WorkChanges changes,
            WrapUpStore wrapUps,
            Ids ids,
            InstantSource clock) {
        this.works = works;
        this.queues = queues;
        this.offers = offers;
        this.changes = changes;
        this.wrapUps = wrapUps;
        this.ids = ids;
        this.clock = clock;
    }

    /// Puts work into a queue, as a part of the caller's transaction.
    @Transactional
    public WorkItem enqueue(WorkRequest request, Actor actor) {
        int tier = request.tier() == null ? changes.usualTier(request.tempo()) : request.tier();
        WorkItem item = item(request, tier, clock.instant());
        queues.keep(item.queue());
        changes.enter(item, request.facts(), actor, why(request));
        return item;
    }

    /// Puts work of many customers into their queues, with a few statements for all.
    @Transactional
    public void enqueueAll(Map<WorkRequest, Actor> requests) {
        var tiers = new EnumMap<Tempo, Integer>(Tempo.class);
        var entries = new ArrayList<WorkChanges.Entering>();
        Instant now = clock.instant();
        requests.forEach((request, actor) -> {
            int tier = request.tier() == null
                    ? tiers.computeIfAbsent(request.tempo(), changes::usualTier)
                    : request.tier();
            entries.add(
                    new WorkChanges.Entering(item(request, tier, now), request.facts(), actor.name(), why(request)));
        });
        entries.stream().map(one -> one.item().queue()).distinct().forEach(queues::keep);
        changes.enterAll(entries);
    }

    private WorkItem item(WorkRequest request, int tier, Instant now) {
        return new WorkItem(
                new WorkId(ids.next()),
                request.queue(),
                request.subject(),
                request.channel(),
                request.channelName(),
                request.tempo(),
                request.isHeld() ? WorkState.PARKED : WorkState.QUEUED,
                tier,
                request.priority(),
                request.language(),
                request.title(),
                request.preview(),
                now,
                now,
                null,
                0);
    }

    private static String why(WorkRequest request) {
        return request.isHeld() ? Line.HELD : "enqueued";
    }

    /// The customer has ended the matter: offers are withdrawn, an agent keeps the paperwork.
    @Transactional
    public void customerLeft(UUID subject, Actor actor) {
        end(subject, actor, "customer-left");
    }

    /// The matter has ended without the agent saying so.
    ///
    /// @param why a fixed word for the segment
    @Transactional
    public void end(UUID subject, Actor actor, String why) {
        works.lockBySubject(subject).ifPresent(item -> offers.end(item, Cause.of(actor, why)));
    }

    /// Locks the subject's item until the caller's transaction ends: the first lock of whoever
    /// changes both the item and what it is about.
    @Transactional
    public void lock(UUID subject) {
        works.lockBySubject(subject);
    }

    /// The agent is not there for the customer, who gets somebody else and keeps the place.
    ///
    /// @param why a fixed word for the segment
    @Transactional
    public void sendBack(UUID subject, String why) {
        works.lockBySubject(subject).ifPresent(item -> offers.sendBack(item, why));
    }

    /// Ends what paperwork is left, because the matter goes on.
    ///
    /// @param why a fixed word for the segment
    @Transactional
    public void settle(UUID subject, Actor actor, String why) {
        works.lockBySubject(subject)
                .filter(item -> item.state() == WorkState.WRAP_UP)
                .ifPresent(item -> offers.settle(item, new Cause(actor, why, null)));
    }

    /// Nothing new is offered to an agent until then, whatever they say of themselves. What they
    /// hold stays with them.
    ///
    /// @param until null where they are asked again at once
    @Transactional
    public void rest(AgentId agent, @Nullable Instant until) {
        offers.rest(agent, until);
    }

    /// The newest work item about a subject.
    public Optional<WorkItem> bySubject(UUID subject) {
        return works.findBySubject(subject);
    }

    /// The place in the queue, 1 for the next one; empty for an item that does not wait.
    public OptionalInt position(WorkItem item) {
        boolean isWaiting = item.state() == WorkState.QUEUED || item.state() == WorkState.OFFERED;
        return isWaiting ? OptionalInt.of(works.position(item)) : OptionalInt.empty();
    }

    /// Whether the agent is being asked to take work on the subject at this moment.
    public boolean isOfferedTo(UUID subject, AgentId agent) {
        return works.findBySubject(subject)
                .flatMap(item -> offers.open(item, agent))
                .isPresent();
    }

    /// Whether somebody answers in the queue at the moment, and when somebody will.
    public Queues.Opening opening(QueueId queue) {
        return queues.opening(queue);
    }

    /// How the latest finished work on each subject ended; only of those whose agent said so.
    public Map<UUID, Ending> endings(Collection<UUID> subjects) {
        return wrapUps.lastEndings(subjects);
    }

    /// The queue of an item, also where it is removed by now.
    ///
    /// @throws ProblemException `queue-unknown`
    public Queue queue(QueueId id) {
        return queues.ever(id);
    }
}
