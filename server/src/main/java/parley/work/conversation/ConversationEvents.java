package parley.work.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.customer.CustomerId;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.live.Live;
import parley.platform.live.Topic;

/// What pages are told of conversations. Staff topics get everything; the customer's topic gets
/// what is public, in a form that holds nothing else.
@Component
class ConversationEvents {

    /// Whoever reads an older conversation than these sees what came of it when they look again.
    private static final int HISTORY = 50;

    private final Live live;
    private final Outgoing outgoing;
    private final ConversationViews views;
    private final ConversationMetrics metrics;
    private final CustomerHistoryStore history;

    ConversationEvents(
            Live live,
            Outgoing outgoing,
            ConversationViews views,
            ConversationMetrics metrics,
            CustomerHistoryStore history) {
        this.live = live;
        this.outgoing = outgoing;
        this.views = views;
        this.metrics = metrics;
        this.history = history;
    }

    record EntryAdded(String kind, Entry entry) {}

    record ConversationChanged(String kind, ConversationView conversation) {}

    record OwnConversationChanged(String kind, CustomerConversation conversation) {}

    record HistoryChanged(String kind, CustomerId customerId) {}

    record Moved(String kind, ConversationId conversationId, CustomerPresence.PageView page) {}

    record Typing(String kind, ConversationId conversationId, Author author, boolean typing) {}

    /// Followed by staff who look at the conversation.
    static Topic watchers(ConversationId id) {
        return new Topic("conversation:" + id.value());
    }

    /// Followed by the customer's own page.
    static Topic party(UUID channelId, String party) {
        return new Topic("party:" + channelId + ":" + party);
    }

    /// An entry that has been stored.
    ///
    /// @param isSeen whether nothing has to be sent, because the customer's own page shows it
    record Added(Conversation conversation, Entry entry, boolean isSeen) {}

    void added(Conversation conversation, Entry entry) {
        addedAll(List.of(new Added(conversation, entry, false)));
    }

    void addedAll(List<Added> all) {
        live.publish(all.stream().map(this::fact).toList());
        all.forEach(one -> metrics.added(one.entry()));
    }

    private Live.Fact fact(Added one) {
        Conversation conversation = one.conversation();
        var topics = new ArrayList<>(staff(conversation, null));
        if (one.entry().visibility() == Entry.Visibility.PUBLIC) {
            topics.add(party(conversation.channelId(), conversation.party()));
        }
        Entry shown = one.isSeen() ? one.entry() : outgoing.added(conversation, one.entry());
        return new Live.Fact(topics, new EntryAdded("entry", shown));
    }

    /// Tells one agent more, who does not work on the conversation any longer.
    void addedFor(AgentId agent, Entry entry) {
        live.publish(List.of(Staff.topic(agent)), new EntryAdded("entry", entry));
    }

    /// An entry has come further on its way; staff see it, under the same id.
    void delivered(Conversation conversation, Entry entry) {
        live.publish(staff(conversation, null), new EntryAdded("entry", entry));
    }

    /// @param formerAgent who worked on it until now, and must see it go
    void changed(Conversation conversation, @Nullable AgentId formerAgent) {
        live.publish(
                staff(conversation, formerAgent),
                new ConversationChanged("conversation-changed", views.view(conversation)));
        live.publish(
                List.of(party(conversation.channelId(), conversation.party())),
                new OwnConversationChanged("conversation-changed", CustomerConversation.of(conversation)));
    }

    /// Tells who has a conversation of this customer before them that one of the others came to its
    /// end. What came of it they ask for themselves, as far as they may read it.
    void historyChanged(CustomerId customer) {
        List<Topic> readers = history.latest(customer, HISTORY).stream()
                .map(ConversationEvents::watchers)
                .toList();
        live.publish(readers, new HistoryChanged("customer-history", customer));
    }

    void moved(Conversation conversation, CustomerPresence.PageView page) {
        var snapshot = new Moved("page", conversation.id(), page);
        staff(conversation, null).forEach(topic -> live.show(topic, snapshot));
    }

    void typing(Conversation conversation, Author author, boolean isTyping, parley.platform.live.Stream from) {
        var snapshot = new Typing("typing", conversation.id(), author, isTyping);
        staff(conversation, null).forEach(topic -> live.show(topic, snapshot, from));
        live.show(party(conversation.channelId(), conversation.party()), snapshot, from);
        if (author.kind() == Author.Kind.AGENT) {
            outgoing.typing(conversation, author, isTyping);
        }
    }

    /// An agent has read on.
    ///
    /// @param before how far staff had read until now
    void seenByStaff(Conversation conversation, long before) {
        changed(conversation, null);
        outgoing.seen(conversation, before);
    }

    /// The same from a customer who follows no stream here.
    void typing(Conversation conversation, Author author, boolean isTyping) {
        var snapshot = new Typing("typing", conversation.id(), author, isTyping);
        staff(conversation, null).forEach(topic -> live.show(topic, snapshot));
    }

    private static List<Topic> staff(Conversation conversation, @Nullable AgentId formerAgent) {
        var topics = new ArrayList<Topic>();
        topics.add(watchers(conversation.id()));
        if (conversation.agentId() != null) {
            topics.add(Staff.topic(conversation.agentId()));
        }
        if (formerAgent != null && !formerAgent.equals(conversation.agentId())) {
            topics.add(Staff.topic(formerAgent));
        }
        return topics;
    }
}
