package parley.work.routing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// One routable unit of work: a chat, a call, a mail, a case. Its methods are the only way from one
/// state to the next; each returns the item as it is then, or refuses.
///
/// @param subject what it is about, opaque here; the conversation's id
/// @param tier 0 (emergency) to 9; never crossed by waiting
/// @param priority each point counts as one minute of waiting
/// @param enteredAt when it first entered the queue, which is the queue's opening for what was held
///     until then; survives transfers and missed offers
/// @param since when the present state began
/// @param agent who holds it, in the states that have an agent
/// @param fence raised with every offer round; what carries an older one is refused
public record WorkItem(
        WorkId id,
        QueueId queue,
        UUID subject,
        ChannelKey channel,
        String channelName,
        Tempo tempo,
        WorkState state,
        int tier,
        int priority,
        String language,
        @Nullable String title,
        @Nullable String preview,
        Instant enteredAt,
        Instant since,
        @Nullable AgentId agent,
        long fence) {

    /// The instant by which items are ordered: a point of priority is a minute of waiting.
    public Instant rank() {
        return enteredAt.minusSeconds(60L * priority);
    }

    /// A new round of offers begins.
    WorkItem offered(Instant now) {
        require(state == WorkState.QUEUED);
        return with(WorkState.OFFERED, now, null, queue, fence + 1);
    }

    /// As it was in the queue from which it was sent on.
    WorkItem cameFrom(QueueId former) {
        return with(state, since, agent, former, fence);
    }

    /// As it was before the round began.
    WorkItem waited() {
        require(state == WorkState.OFFERED);
        return with(WorkState.QUEUED, since, null, queue, fence - 1);
    }

    /// An agent took the offer.
    WorkItem accepted(AgentId by, Instant now) {
        require(state == WorkState.OFFERED);
        return with(WorkState.ACTIVE, now, by, queue, fence);
    }

    /// Something more urgent has come to the agent, who goes on with this one after it.
    WorkItem interrupted(Instant now) {
        require(state == WorkState.ACTIVE);
        return with(WorkState.HELD, now, agent, queue, fence);
    }

    /// The agent goes on with it.
    WorkItem resumed(Instant now) {
        require(state == WorkState.HELD);
        return with(WorkState.ACTIVE, now, agent, queue, fence);
    }

    /// It goes back to the queue, with the time it has waited already.
    WorkItem requeued(Instant now) {
        require(state == WorkState.OFFERED || state.isHeldByAgent());
        return with(WorkState.QUEUED, now, null, queue, fence);
    }

    /// It goes to another queue, with the time it has waited already.
    WorkItem transferred(QueueId target, Instant now) {
        require(state == WorkState.QUEUED || state == WorkState.ACTIVE || state == WorkState.HELD);
        return with(WorkState.QUEUED, now, null, target, fence);
    }

    /// It is no emergency: it goes where it belongs, with the time it has waited already.
    WorkItem calmed(QueueId target, int calmTier, int calmPriority, Instant now) {
        WorkItem there = transferred(target, now);
        return new WorkItem(
                id,
                there.queue,
                subject,
                channel,
                channelName,
                tempo,
                there.state,
                calmTier,
                calmPriority,
                language,
                title,
                preview,
                enteredAt,
                there.since,
                there.agent,
                fence);
    }

    /// The customer has ended it: nothing is left to do, or the agent's paperwork.
    WorkItem leftByCustomer(Instant now) {
        return switch (state) {
            case QUEUED, OFFERED, PARKED -> with(WorkState.ABANDONED, now, null, queue, fence);
            case ACTIVE, HELD -> with(WorkState.WRAP_UP, now, agent, queue, fence);
            case WRAP_UP, COMPLETED, ABANDONED -> this;
        };
    }

    /// The queue has opened, and the time of waiting begins.
    ///
    /// @param opened when it opened; earlier than now where nobody looked meanwhile
    WorkItem letIn(Instant opened, Instant now) {
        require(state == WorkState.PARKED);
        return new WorkItem(
                id,
                queue,
                subject,
                channel,
                channelName,
                tempo,
                WorkState.QUEUED,
                tier,
                priority,
                language,
                title,
                preview,
                opened,
                now,
                null,
                fence);
    }

    /// The agent is done with it.
    WorkItem completed(Instant now) {
        require(state.isHeldByAgent());
        return with(WorkState.COMPLETED, now, agent, queue, fence);
    }

    private void require(boolean isAllowed) {
        if (!isAllowed) {
            throw new ProblemException(RoutingProblem.WRONG_STATE, state.name());
        }
    }

    /// Refuses everyone but the agent who holds it, as if it were not there.
    void requireHeldBy(AgentId by) {
        if (!by.equals(agent)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
    }

    private WorkItem with(WorkState next, Instant now, @Nullable AgentId by, QueueId target, long nextFence) {
        return new WorkItem(
                id,
                target,
                subject,
                channel,
                channelName,
                tempo,
                next,
                tier,
                priority,
                language,
                title,
                preview,
                enteredAt,
                now,
                by,
                nextFence);
    }
}
