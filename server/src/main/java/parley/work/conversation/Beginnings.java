package parley.work.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import parley.work.queue.QueueId;
import parley.work.routing.Routing;
import parley.work.routing.WorkRequest;
import parley.work.routing.WorkState;
import parley.work.triage.Contact;
import parley.work.triage.Outcome;
import parley.work.triage.Triage;

/// Finds the conversation that a customer's words belong to: the open one, the one that was closed
/// a moment ago, or a new one. Runs inside the transaction that stores the words.
@Component
class Beginnings {

    private final ConversationStore store;
    private final LockedHeadStore locked;
    private final ManyStore heads;
    private final Timeline timeline;
    private final Ways ways;
    private final Settings settings;
    private final Ids ids;
    private final InstantSource clock;

    Beginnings(
            Timeline.Stores stores,
            LockedHeadStore locked,
            Timeline timeline,
            Ways ways,
            Settings settings,
            Ids ids,
            InstantSource clock) {
        this.store = stores.heads();
        this.heads = stores.many();
        this.locked = locked;
        this.timeline = timeline;
        this.ways = ways;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// Where what begins goes.
    @Component
    record Ways(Triage triage, Routing routing) {}

    /// Where a conversation waits, and as what.
    private record Placed(Origin origin, Outcome outcome) {}

    private static Placed placed(Triage.Door door, Origin origin, String text) {
        var contact = new Contact(
                origin.channelId(),
                origin.capabilities().tempo(),
                origin.customer().language(),
                origin.customer().value(),
                text,
                origin.attributes());
        Outcome outcome = door.decide(contact, origin.queue());
        return new Placed(origin.in(outcome.queue()), outcome);
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
            return begin(placed(origin, words), words);
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
            return reopen(latest, placed(origin, words), words, after);
        }
        // so that nobody reopens the old one while the new one begins
        locked.lock(latest.id());
        return begin(placed(origin, words), words);
    }

    private Placed placed(Origin origin, FirstWords words) {
        return placed(ways.triage().door(), origin, words.message().text());
    }

    private Optional<Conversation> reopen(Conversation closed, Placed placed, FirstWords words, Instant after) {
        Origin origin = placed.origin();
        var actor = actor(origin.customer());
        ways.routing().settle(closed.id().value(), actor, "reopened");
        locked.lock(closed.id());
        boolean isHeld = isHeld(origin);
        if (!locked.reopen(closed, origin.queue(), isHeld, after)) {
            return Optional.empty();
        }
        Conversation open = store.find(closed.id()).orElseThrow();
        enqueue(open, placed, isHeld, words);
        happened(open, "reopened", Map.of());
        entered(open);
        return Optional.of(open);
    }

    private Optional<Conversation> begin(Placed placed, FirstWords words) {
        Origin origin = placed.origin();
        Conversation fresh = fresh(origin, 0);
        boolean isHeld = isHeld(origin);
        if (!store.insert(fresh, origin.capabilities().tempo(), isHeld)) {
            // the same customer's other message was faster: it has opened the conversation
            return store.openOf(origin.channelId(), origin.party());
        }
        enqueue(fresh, placed, isHeld, words);
        return Optional.of(fresh);
    }

    private Conversation fresh(Origin origin, long lastSeq) {
        Customer customer = origin.customer();
        return new Conversation(
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
                lastSeq,
                0,
                0,
                lastSeq == 0 ? null : clock.instant());
    }

    /// Begins conversations of strangers, whose words and place in line stand in them at once. Left
    /// out are those whose queue is closed, and those who follow no stream here: what they are sent
    /// goes its own way.
    ///
    /// @return the words that were stored
    Map<Timeline.Words, Entry> beginAll(Map<Timeline.Words, Origin> first) {
        List<Stranger> wanted = admitted(first);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var tempi = new LinkedHashMap<Conversation, Tempo>();
        wanted.forEach(
                one -> tempi.put(one.conversation(), one.origin().capabilities().tempo()));
        Set<ConversationId> begun = heads.begin(tempi, clock.instant());
        List<Stranger> all = wanted.stream()
                .filter(one -> begun.contains(one.conversation().id()))
                .toList();
        var requests = new LinkedHashMap<WorkRequest, Actor>();
        all.forEach(one -> {
            requests.put(one.request(), actor(one.origin().customer()));
            ways.triage().keep(one.conversation().id().value(), one.placed().outcome());
        });
        ways.routing().enqueueAll(requests);
        var names = new HashMap<QueueId, String>();
        List<Entry> entries = timeline.begin(all.stream()
                .map(one -> one.opening(names.computeIfAbsent(
                        one.origin().queue(),
                        queue -> ways.routing().queue(queue).name())))
                .toList());
        var answers = new HashMap<Timeline.Words, Entry>();
        for (int i = 0; i < entries.size(); i++) {
            answers.put(all.get(i).words(), entries.get(i));
        }
        return answers;
    }

    /// Whoever writes for the first time.
    private record Stranger(Timeline.Words words, Placed placed, Conversation conversation) {

        Origin origin() {
            return placed.origin();
        }

        WorkRequest request() {
            return Beginnings.request(conversation, placed, false, MessageText.preview(words.text()), null);
        }

        Timeline.Opening opening(String queue) {
            return new Timeline.Opening(conversation, words, new Content.Event("queued", Map.of("queue", queue)));
        }
    }

    private List<Stranger> admitted(Map<Timeline.Words, Origin> first) {
        var opened = new HashMap<QueueId, Boolean>();
        var admitted = new ArrayList<Stranger>();
        Triage.Door door = ways.triage().door();
        first.forEach((words, from) -> {
            Placed placed = placed(door, from, words.text());
            Origin origin = placed.origin();
            boolean isOpen = opened.computeIfAbsent(
                    origin.queue(), queue -> ways.routing().opening(queue).isOpen());
            if (isOpen && origin.capabilities().followsStream()) {
                admitted.add(new Stranger(words, placed, fresh(origin, Timeline.Opening.LENGTH)));
            }
        });
        return admitted;
    }

    /// Says in the timeline where the customer waits: in line, or for the queue to open.
    void entered(Conversation conversation) {
        boolean isHeld = ways.routing()
                .bySubject(conversation.id().value())
                .filter(item -> item.state() == WorkState.PARKED)
                .isPresent();
        String queue = ways.routing().queue(conversation.queueId()).name();
        happened(conversation, isHeld ? "held" : "queued", Map.of("queue", queue));
    }

    /// A chat that begins while nobody answers is a letter: it waits for the opening, and its
    /// customer may go without ending it until an agent has it.
    private boolean isHeld(Origin origin) {
        return origin.capabilities().tempo() == Tempo.LIVE_TEXT
                && !ways.routing().opening(origin.queue()).isOpen();
    }

    private void happened(Conversation conversation, String event, Map<String, Object> arguments) {
        timeline.append(conversation, Writing.event(new Content.Event(event, arguments), Entry.Visibility.PUBLIC));
    }

    private void enqueue(Conversation conversation, Placed placed, boolean isHeld, FirstWords words) {
        Customer customer = placed.origin().customer();
        AgentId last = locked.lastAgent(customer.id());
        ways.routing().enqueue(request(conversation, placed, isHeld, words.preview(), last), actor(customer));
        ways.triage().keep(conversation.id().value(), placed.outcome());
    }

    private static WorkRequest request(
            Conversation conversation, Placed placed, boolean isHeld, String preview, @Nullable AgentId last) {
        Origin origin = placed.origin();
        return new WorkRequest(
                origin.queue(),
                conversation.id().value(),
                origin.channel(),
                origin.channelName(),
                origin.capabilities().tempo(),
                placed.outcome().tier(),
                placed.outcome().priority(),
                origin.customer().language(),
                origin.customer().name(),
                preview,
                isHeld,
                facts(placed, last));
    }

    /// Strategies may ask who dealt with the customer last, over any channel.
    private static Item.Facts facts(Placed placed, @Nullable AgentId last) {
        Outcome outcome = placed.outcome();
        Integer own = placed.origin().customer().value();
        int value = Objects.requireNonNullElse(outcome.value(), Objects.requireNonNullElse(own, 0));
        return new Item.Facts(outcome.skills(), outcome.labels(), last, null, Set.of(), value);
    }

    private static Actor actor(Customer customer) {
        return new Actor.Customer(customer.id().value(), String.valueOf(customer.name()));
    }
}
