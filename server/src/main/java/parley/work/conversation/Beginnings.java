package parley.work.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.customer.Customer;
import parley.people.staff.AgentId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.Ids;
import parley.platform.settings.Settings;
import parley.work.conversation.Conversations.Origin;
import parley.work.conversation.Timeline.Writing;
import parley.work.engine.Item;
import parley.work.routing.Routing;
import parley.work.routing.WorkRequest;
import parley.work.routing.WorkState;

/// Finds the conversation that a customer's words belong to: the open one, the one that was closed
/// a moment ago, or a new one. Runs inside the transaction that stores the words.
@Component
class Beginnings {

    private final ConversationStore store;
    private final LockedHeadStore heads;
    private final Timeline timeline;
    private final Routing routing;
    private final Settings settings;
    private final Ids ids;
    private final InstantSource clock;

    Beginnings(
            ConversationStore store,
            LockedHeadStore heads,
            Timeline timeline,
            Routing routing,
            Settings settings,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.heads = heads;
        this.timeline = timeline;
        this.routing = routing;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// The first words of whoever writes.
    ///
    /// @param clientKey the sender's name for them
    record FirstWords(
            String preview, Message message, @Nullable String clientKey) {}

    /// The conversation; none where it has changed in this moment, and must be looked for again.
    Optional<Conversation> join(Origin origin, FirstWords words) {
        Optional<Conversation> open = store.openOf(origin.channelId(), origin.party());
        if (open.isPresent()) {
            return open;
        }
        Optional<Conversation> former = store.latestOf(origin.channelId(), origin.party());
        if (former.isEmpty()) {
            return begin(origin, words);
        }
        Conversation latest = former.get();
        if (timeline.known(latest.id(), words.message(), words.clientKey()).isPresent()) {
            // a repeated request is answered from there and opens nothing
            return former;
        }
        Instant after = clock.instant()
                .minus(ConversationSettings.reopensWithin(
                        settings, origin.capabilities().tempo()));
        boolean isFresh = latest.closedAt() == null || latest.closedAt().isAfter(after);
        if (isFresh) {
            return reopen(latest, origin, words, after);
        }
        // so that nobody reopens the old one while the new one begins
        heads.lock(latest.id());
        return begin(origin, words);
    }

    private Optional<Conversation> reopen(Conversation closed, Origin origin, FirstWords words, Instant after) {
        var actor = actor(origin.customer());
        routing.settle(closed.id().value(), actor, "reopened");
        heads.lock(closed.id());
        boolean isHeld = isHeld(origin);
        if (!heads.reopen(closed, origin.queue(), isHeld, after)) {
            return Optional.empty();
        }
        Conversation open = store.find(closed.id()).orElseThrow();
        enqueue(open, origin, isHeld, words);
        happened(open, "reopened", Map.of());
        entered(open);
        return Optional.of(open);
    }

    private Optional<Conversation> begin(Origin origin, FirstWords words) {
        Customer customer = origin.customer();
        var fresh = new Conversation(
                new ConversationId(ids.next()),
                Conversation.State.OPEN,
                origin.channel(),
                origin.channelId(),
                origin.party(),
                customer.id(),
                customer.language(),
                origin.queue(),
                null,
                null,
                clock.instant(),
                null,
                0,
                0,
                0,
                null);
        boolean isHeld = isHeld(origin);
        if (!store.insert(fresh, origin.capabilities().tempo(), isHeld)) {
            // the same customer's other message was faster: it has opened the conversation
            return store.openOf(origin.channelId(), origin.party());
        }
        enqueue(fresh, origin, isHeld, words);
        return Optional.of(fresh);
    }

    /// Says in the timeline where the customer waits: in line, or for the queue to open.
    void entered(Conversation conversation) {
        boolean isHeld = routing.bySubject(conversation.id().value())
                .filter(item -> item.state() == WorkState.PARKED)
                .isPresent();
        String queue = routing.queue(conversation.queueId()).name();
        happened(conversation, isHeld ? "held" : "queued", Map.of("queue", queue));
    }

    /// A chat that begins while nobody answers is a letter: it waits for the opening, and its
    /// customer may go without ending it until an agent has it.
    private boolean isHeld(Origin origin) {
        return origin.capabilities().tempo() == Tempo.LIVE_TEXT
                && !routing.opening(origin.queue()).isOpen();
    }

    private void happened(Conversation conversation, String event, Map<String, Object> arguments) {
        timeline.append(conversation, Writing.event(new Content.Event(event, arguments), Entry.Visibility.PUBLIC));
    }

    private void enqueue(Conversation conversation, Origin origin, boolean isHeld, FirstWords words) {
        Customer customer = origin.customer();
        routing.enqueue(
                new WorkRequest(
                        origin.queue(),
                        conversation.id().value(),
                        origin.channel(),
                        origin.channelName(),
                        origin.capabilities().tempo(),
                        null,
                        0,
                        customer.language(),
                        customer.name(),
                        words.preview(),
                        isHeld,
                        facts(customer)),
                actor(customer));
    }

    /// Strategies may ask who dealt with the customer last, over any channel.
    private Item.Facts facts(Customer customer) {
        AgentId last = heads.lastAgent(customer.id());
        return last == null ? Item.Facts.NONE : new Item.Facts(Map.of(), Set.of(), last, null, Set.of(), 0);
    }

    private static Actor actor(Customer customer) {
        return new Actor.Customer(customer.id().value(), String.valueOf(customer.name()));
    }
}
