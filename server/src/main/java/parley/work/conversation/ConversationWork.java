package parley.work.conversation;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.staff.Agent;
import parley.people.staff.Staff;
import parley.platform.kernel.Actor;
import parley.work.routing.Routing;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkListener;
import parley.work.routing.WorkState;

/// Keeps a conversation true to its work item: who works on it, when it ends, and what the timeline
/// says of that. Runs inside routing's transaction, which holds the item's lock already.
@Component
class ConversationWork implements WorkListener {

    private final ConversationStore store;
    private final Conversations conversations;
    private final ConversationEvents events;
    private final Staff staff;
    private final Routing routing;
    private final InstantSource clock;

    ConversationWork(
            ConversationStore store,
            Conversations conversations,
            ConversationEvents events,
            Staff staff,
            Routing routing,
            InstantSource clock) {
        this.store = store;
        this.conversations = conversations;
        this.events = events;
        this.staff = staff;
        this.routing = routing;
        this.clock = clock;
    }

    @Override
    public void changed(WorkItem before, WorkItem after, Actor actor, String why) {
        Optional<Conversation> found = store.find(new ConversationId(after.subject()));
        if (found.isEmpty()) {
            // work about something else
            return;
        }
        Conversation conversation = found.get();
        switch (after.state()) {
            case ACTIVE -> assigned(conversation, after);
            case QUEUED -> returned(conversation, before, after, why);
            case WRAP_UP, COMPLETED, ABANDONED -> ended(conversation, before, actor);
            case OFFERED, HELD, PARKED -> {
                // nothing that the timeline tells
            }
        }
    }

    private void assigned(Conversation conversation, WorkItem item) {
        @Nullable Agent agent = item.agent() == null ? null : staff.find(item.agent()).orElse(null);
        store.assign(conversation.id(), item.queue(), item.agent(), agent == null ? null : agent.alias());
        Conversation now = conversations.find(conversation.id());
        conversations.event(
                now, "assigned", agent == null ? Map.of() : Map.of("agent", agent.alias()), Entry.Visibility.PUBLIC);
        events.changed(conversations.find(conversation.id()), null);
    }

    private void returned(Conversation conversation, WorkItem before, WorkItem after, String why) {
        if (!before.state().isHeldByAgent()) {
            // an offer that came to nothing is no news in the conversation
            return;
        }
        store.assign(conversation.id(), after.queue(), null, null);
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("queue", routing.queue(after.queue()).name());
        if (conversation.agentAlias() != null) {
            arguments.put("by", conversation.agentAlias());
        }
        boolean isTransfer = why.equals("transferred");
        conversations.event(
                conversations.find(conversation.id()),
                isTransfer ? "transferred" : "requeued",
                arguments,
                Entry.Visibility.INTERNAL);
        events.changed(conversations.find(conversation.id()), conversation.agentId());
    }

    private void ended(Conversation conversation, WorkItem before, Actor actor) {
        boolean isOver = before.state() == WorkState.WRAP_UP;
        if (!isOver && store.close(conversation.id(), clock.instant())) {
            String by = switch (actor) {
                case Actor.Customer customer -> "customer";
                case Actor.Person person -> "agent";
                case Actor.Product product -> "system";
            };
            conversations.event(
                    conversations.find(conversation.id()), "closed", Map.of("by", by), Entry.Visibility.PUBLIC);
        }
        events.changed(conversations.find(conversation.id()), null);
    }
}
