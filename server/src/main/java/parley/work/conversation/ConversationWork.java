package parley.work.conversation;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.kernel.Actor;
import parley.work.routing.Cause;
import parley.work.routing.Cause.Handover;
import parley.work.routing.Routing;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkListener;
import parley.work.routing.WorkState;

/// Keeps a conversation true to its work item: who works on it, when it ends, and what the timeline
/// says of that. Runs inside routing's transaction, which holds the item's lock already.
@Component
class ConversationWork implements WorkListener {

    private final ConversationStore store;
    private final LockedHeadStore heads;
    private final Conversations conversations;
    private final ConversationEvents events;
    private final Staff staff;
    private final Routing routing;
    private final InstantSource clock;

    ConversationWork(
            ConversationStore store,
            LockedHeadStore heads,
            Conversations conversations,
            ConversationEvents events,
            Staff staff,
            Routing routing,
            InstantSource clock) {
        this.store = store;
        this.heads = heads;
        this.conversations = conversations;
        this.events = events;
        this.staff = staff;
        this.routing = routing;
        this.clock = clock;
    }

    @Override
    public void changed(WorkItem before, WorkItem after, Cause cause) {
        if (after.state() == WorkState.OFFERED
                || after.state() == WorkState.HELD
                || after.state() == WorkState.PARKED) {
            // nothing that the timeline tells
            return;
        }
        Optional<Conversation> found = store.find(new ConversationId(after.subject()));
        if (found.isEmpty()) {
            // work about something else
            return;
        }
        Conversation conversation = found.get();
        switch (after.state()) {
            case ACTIVE -> {
                // work that comes back from hold has been the agent's all the time
                if (before.state() != WorkState.HELD) {
                    assigned(conversation, after);
                }
            }
            case QUEUED -> waits(conversation, before, after, cause);
            case WRAP_UP -> ended(conversation, before, cause);
            case COMPLETED, ABANDONED -> {
                ended(conversation, before, cause);
                events.historyChanged(conversation.customerId());
            }
            case OFFERED, HELD, PARKED -> {
                // told above
            }
        }
    }

    private void assigned(Conversation conversation, WorkItem item) {
        @Nullable Agent agent = item.agent() == null ? null : staff.find(item.agent()).orElse(null);
        store.assign(
                conversation.id(), item.queue(), item.agent(), agent == null ? null : agent.alias(), clock.instant());
        Conversation now = conversations.find(conversation.id());
        conversations.event(
                now, "assigned", agent == null ? Map.of() : Map.of("agent", agent.alias()), Entry.Visibility.PUBLIC);
        events.changed(conversations.find(conversation.id()), null);
    }

    private void waits(Conversation conversation, WorkItem before, WorkItem after, Cause cause) {
        Handover handover = cause.handover();
        if (before.state().isHeldByAgent()) {
            store.assign(conversation.id(), after.queue(), null, null, clock.instant());
            Conversation free = conversations.find(conversation.id());
            if (handover == null) {
                requeued(free, after, cause.why(), conversation.agentId(), null);
            } else {
                transferred(free, after, handover);
            }
            events.changed(conversations.find(conversation.id()), conversation.agentId());
        } else if (before.state() == WorkState.PARKED) {
            // the queue has opened, and nobody could have answered before
            heads.waitFrom(conversation.id(), after.enteredAt());
            queued(conversation, after);
            events.changed(conversations.find(conversation.id()), null);
        } else if (!before.queue().equals(after.queue())) {
            // a step of the strategy has sent it on: whoever reads that queue reads it from now on
            store.assign(conversation.id(), after.queue(), null, null, clock.instant());
            queued(conversation, after);
            events.changed(conversations.find(conversation.id()), null);
        } else if (handover != null) {
            // the colleague who was asked did not take it; an offer of the dispatcher's is no news here
            requeued(conversation, after, cause.why(), handover.to(), handover.from());
        }
    }

    private void transferred(Conversation conversation, WorkItem item, Handover handover) {
        Agent by = staff.find(handover.from()).orElseThrow();
        if (handover.note() != null) {
            conversations.note(conversation.id(), by, Message.of(handover.note()), List.of(), null);
        }
        String queue = routing.queue(item.queue()).name();
        AgentId colleague = handover.to();
        conversations.event(
                conversation,
                "transferred",
                Map.of("to", colleague == null ? queue : name(colleague), "by", by.name()),
                Entry.Visibility.INTERNAL);
        if (colleague == null) {
            queued(conversation, item);
        } else if (handover.refusal() != null) {
            requeued(conversation, item, handover.refusal(), colleague, handover.from());
        }
    }

    /// @param agent with whom it did not stay
    /// @param sender who gave it away, and must hear that it did not arrive
    private void requeued(
            Conversation conversation,
            WorkItem item,
            String reason,
            @Nullable AgentId agent,
            @Nullable AgentId sender) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("reason", reason);
        arguments.put("queue", routing.queue(item.queue()).name());
        if (agent != null) {
            arguments.put("agent", name(agent));
        }
        Entry entry = conversations.event(conversation, "requeued", arguments, Entry.Visibility.INTERNAL);
        if (sender != null) {
            events.addedFor(sender, entry);
        }
        queued(conversation, item);
    }

    private void queued(Conversation conversation, WorkItem item) {
        conversations.event(
                conversation,
                "queued",
                Map.of("queue", routing.queue(item.queue()).name()),
                Entry.Visibility.PUBLIC);
    }

    private String name(AgentId agent) {
        return staff.find(agent).map(Agent::name).orElse("");
    }

    private void ended(Conversation conversation, WorkItem before, Cause cause) {
        boolean isOver = before.state() == WorkState.WRAP_UP;
        if (!isOver && store.close(conversation.id(), clock.instant())) {
            String by = switch (cause.actor()) {
                case Actor.Customer customer -> "customer";
                // the name that customers know, because they see this line
                case Actor.Person person -> conversation.agentAlias() == null ? "agent" : conversation.agentAlias();
                case Actor.Product product -> "system";
            };
            conversations.event(
                    conversations.find(conversation.id()),
                    "closed",
                    Map.of("by", by, "reason", cause.why()),
                    Entry.Visibility.PUBLIC);
        }
        events.changed(conversations.find(conversation.id()), null);
    }
}
