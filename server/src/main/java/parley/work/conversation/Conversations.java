package parley.work.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.people.customer.Customer;
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.platform.live.Topic;
import parley.work.conversation.ConversationStore.Turn;
import parley.work.conversation.Timeline.Writing;
import parley.work.queue.QueueId;
import parley.work.routing.Routing;

/// What customers and staff say to each other.
@Service
public class Conversations {

    private static final int LONGEST_NOTE = 10_000;

    private final ConversationStore store;
    private final Timeline timeline;
    private final ConversationEvents events;
    private final ConversationViews views;
    private final Routing routing;
    private final Beginnings beginnings;
    private final Guards guards;

    Conversations(
            ConversationStore store,
            Timeline timeline,
            ConversationEvents events,
            ConversationViews views,
            Routing routing,
            Beginnings beginnings,
            Guards guards) {
        this.store = store;
        this.timeline = timeline;
        this.events = events;
        this.views = views;
        this.routing = routing;
        this.beginnings = beginnings;
        this.guards = guards;
    }

    /// Who keeps people from what is not theirs to read, and from what they have not read.
    @Component
    record Guards(Freshness freshness, ConversationAccess access) {}

    /// Where a customer's words come from, and where they go when they open a conversation.
    ///
    /// @param party how the channel knows the customer
    /// @param queue where a new conversation waits, unless rules say otherwise
    /// @param attributes what the channel says besides the words, by name
    public record Origin(
            ChannelKey channel,
            UUID channelId,
            String channelName,
            Capabilities capabilities,
            String party,
            Customer customer,
            QueueId queue,
            Map<String, String> attributes) {

        public Origin {
            attributes = Map.copyOf(attributes);
        }

        Origin in(QueueId other) {
            return new Origin(channel, channelId, channelName, capabilities, party, customer, other, attributes);
        }
    }

    /// A customer's words: added to the open conversation, or the beginning of a new one that waits
    /// in the queue from this transaction on.
    ///
    /// @param message its files have been taken in by the channel for this customer
    /// @param clientKey the sender's name for it
    @Transactional
    public Entry receive(Origin origin, Message message, @Nullable String clientKey) {
        int most = origin.capabilities().maxLength();
        List<Content> contents =
                timeline.contents(message, words -> new Content.Text(MessageText.clean(words, most)), Actor.SYSTEM);
        var writing = new Writing(
                author(origin.customer()), Entry.Visibility.PUBLIC, contents, clientKey, Turn.CUSTOMER, Actor.SYSTEM);
        var words = new Beginnings.FirstWords(MessageText.preview(contents.getFirst()), message, clientKey);
        while (true) {
            Optional<Conversation> joined = beginnings.join(origin, words);
            Optional<Entry> entry = joined.flatMap(conversation -> timeline.append(conversation, writing));
            if (entry.isPresent()) {
                if (joined.get().lastSeq() == 0 && entry.get().seq() == 1) {
                    beginnings.entered(joined.get());
                }
                return entry.get();
            }
            // it was closed in this moment: the words open it again, or begin a new one
        }
    }

    /// Words of a customer's.
    ///
    /// @param clientKey the sender's name for them
    /// @param isFirst whether the customer was a stranger until this moment
    public record Incoming(Origin origin, String text, String clientKey, boolean isFirst) {}

    /// Adds words to open conversations, or begins those of strangers, as [#receive] does, with a
    /// few statements for all. Where the same have been written before, all of it fails.
    ///
    /// @param incoming null for what is to be left out
    /// @return each in its place; none for what was left out, for words that are refused, where
    ///     somebody else has the conversation under lock, and for whatever is not the common case
    @Transactional
    public List<Optional<Entry>> receiveAll(List<@Nullable Incoming> incoming) {
        List<Optional<Timeline.Words>> words =
                incoming.stream().map(Conversations::words).toList();
        var more = new ArrayList<Optional<Timeline.Words>>();
        var first = new LinkedHashMap<Timeline.Words, Origin>();
        for (int i = 0; i < incoming.size(); i++) {
            Incoming one = incoming.get(i);
            boolean isFirst = one != null && one.isFirst();
            more.add(isFirst ? Optional.empty() : words.get(i));
            if (isFirst) {
                words.get(i).ifPresent(its -> first.put(its, one.origin()));
            }
        }
        Map<Timeline.Words, Entry> begun = beginnings.beginAll(first);
        List<Optional<Entry>> added = timeline.appendAll(more);
        var answers = new ArrayList<Optional<Entry>>();
        for (int i = 0; i < incoming.size(); i++) {
            Optional<Entry> its = words.get(i).map(begun::get);
            answers.add(its.isPresent() ? its : added.get(i));
        }
        return answers;
    }

    private static Optional<Timeline.Words> words(@Nullable Incoming one) {
        if (one == null) {
            return Optional.empty();
        }
        Origin origin = one.origin();
        try {
            return Optional.of(new Timeline.Words(
                    origin.channelId(),
                    origin.party(),
                    author(origin.customer()),
                    MessageText.clean(one.text(), origin.capabilities().maxLength()),
                    one.clientKey()));
        } catch (ProblemException refused) {
            return Optional.empty();
        }
    }

    /// An agent answers the customer.
    ///
    /// @param seenSeq how far the agent had read when writing it; null where that does not matter
    /// @throws ProblemException where the agent does not hold the conversation, it is closed, or
    ///     something has happened that the agent should see first
    @Transactional
    public Entry reply(
            ConversationId id, Agent agent, Message message, @Nullable Long seenSeq, @Nullable String clientKey) {
        Optional<Entry> known = timeline.known(id, message, clientKey);
        if (known.isPresent()) {
            // an answer that got lost on its way back; what has happened since does not matter
            return known.get();
        }
        // under the lock, because it may be given to somebody else or closed in this moment
        Conversation conversation = lock(id);
        requireHeld(conversation, agent);
        Capabilities capabilities = views.facts(conversation).capabilities();
        if (seenSeq != null) {
            guards.freshness().require(conversation, agent, capabilities.tempo(), seenSeq);
        }
        if (!message.files().isEmpty() && !capabilities.acceptsFiles()) {
            throw new ProblemException(ConversationProblem.FILES_NOT_ACCEPTED);
        }
        List<Content> contents = timeline.contents(
                message, words -> new Content.Text(MessageText.clean(words, capabilities.maxLength())), actor(agent));
        var writing =
                new Writing(author(agent), Entry.Visibility.PUBLIC, contents, clientKey, Turn.STAFF, actor(agent));
        return timeline.append(conversation, writing)
                .orElseThrow(() -> new ProblemException(ConversationProblem.CONVERSATION_CLOSED));
    }

    private static void requireHeld(Conversation conversation, Agent agent) {
        if (!agent.id().equals(conversation.agentId())) {
            throw new ProblemException(ConversationProblem.CONVERSATION_NOT_YOURS);
        }
        if (!conversation.isOpen()) {
            throw new ProblemException(ConversationProblem.CONVERSATION_CLOSED);
        }
    }

    /// A member of staff writes to colleagues; customers never see it.
    @Transactional
    public Entry note(
            ConversationId id, Agent agent, Message message, List<AgentId> mentions, @Nullable String clientKey) {
        Optional<Entry> known = timeline.known(id, message, clientKey);
        if (known.isPresent()) {
            return known.get();
        }
        List<Content> contents = timeline.contents(
                message, words -> new Content.Note(MessageText.clean(words, LONGEST_NOTE), mentions), actor(agent));
        var writing = new Writing(
                author(agent), Entry.Visibility.INTERNAL, contents, clientKey, Turn.UNCHANGED, actor(agent));
        return timeline.append(find(id), writing).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Writes down what happened.
    ///
    /// @param event a fixed word, which pages put into words
    public Entry event(
            Conversation conversation, String event, Map<String, Object> arguments, Entry.Visibility visibility) {
        return timeline.append(conversation, Writing.event(new Content.Event(event, arguments), visibility))
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// The product itself says something that the customer reads too.
    ///
    /// @param text in the customer's language
    public Entry say(Conversation conversation, String text) {
        return timeline.append(conversation, Writing.event(new Content.Text(text), Entry.Visibility.PUBLIC))
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// The customer ends the conversation.
    @Transactional
    public void endByCustomer(ConversationId id, Actor actor) {
        routing.customerLeft(id.value(), actor);
    }

    /// The customer looks at another page: shown to who works on the conversation.
    public void moved(UUID channelId, String party, CustomerPresence.PageView page) {
        store.openOf(channelId, party).ifPresent(conversation -> events.moved(conversation, page));
    }

    /// The customer types, or has stopped: shown to who works on the conversation.
    public void typing(UUID channelId, String party, boolean isTyping) {
        store.openOf(channelId, party)
                .ifPresent(conversation -> events.typing(
                        conversation,
                        new Author(
                                Author.Kind.CUSTOMER, conversation.customerId().value(), null),
                        isTyping));
    }

    /// How far the customer has read.
    @Transactional
    public void seenByCustomer(ConversationId id, long seq) {
        if (store.seenByCustomer(id, seq)) {
            events.changed(find(id), null);
        }
    }

    /// How far the agent has read.
    @Transactional
    public void seenByStaff(ConversationId id, long seq) {
        long before = find(id).staffSeenSeq();
        if (store.seenByStaff(id, seq)) {
            events.seenByStaff(find(id), before);
        }
    }

    /// The conversation.
    ///
    /// @throws ProblemException `not-found`
    public Conversation find(ConversationId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// The conversation, which stays as it is until the transaction ends. Who locks its work item
    /// as well does that before.
    ///
    /// @throws ProblemException `not-found`
    public Conversation lock(ConversationId id) {
        return guards.freshness().lock(id);
    }

    /// The conversation, for those who may read it.
    ///
    /// @throws ProblemException `not-found` for everybody else, as if it were not there
    public Conversation readable(Caller caller, ConversationId id) {
        return guards.access().readable(caller, id);
    }

    /// What the customer's own page follows.
    public static Topic topic(UUID channelId, String party) {
        return ConversationEvents.party(channelId, party);
    }

    /// The party's newest conversation on the channel, open or closed.
    public Optional<Conversation> latestOf(UUID channelId, String party) {
        return store.latestOf(channelId, party);
    }

    /// One entry of a timeline.
    ///
    /// @throws ProblemException `not-found`
    public Entry entry(ConversationId id, long seq) {
        return timeline.entry(id, seq).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// What the customer may read of it, oldest first.
    public List<Entry> publicEntries(ConversationId id, long after, int limit) {
        return timeline.publicAfter(id, after, limit);
    }

    private static Author author(Customer customer) {
        return new Author(Author.Kind.CUSTOMER, customer.id().value(), customer.name());
    }

    private static Author author(Agent agent) {
        return new Author(Author.Kind.AGENT, agent.id().value(), agent.alias());
    }

    private static Actor actor(Agent agent) {
        return new Actor.Person(agent.id().value(), agent.name());
    }
}
