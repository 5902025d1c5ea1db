package parley.work.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.people.customer.Customer;
import parley.people.customer.CustomerId;
import parley.people.customer.Customers;
import parley.people.staff.Agent;
import parley.people.staff.Staff;
import parley.work.conversation.ChannelDirectory.ChannelFacts;
import parley.work.routing.Routing;

/// Puts together what staff see of conversations.
@Component
class ConversationViews {

    private final EntryStore entries;
    private final Customers customers;
    private final Staff staff;
    private final Routing routing;
    private final ObjectProvider<ChannelDirectory> channels;

    ConversationViews(
            EntryStore entries,
            Customers customers,
            Staff staff,
            Routing routing,
            ObjectProvider<ChannelDirectory> channels) {
        this.entries = entries;
        this.customers = customers;
        this.staff = staff;
        this.routing = routing;
        this.channels = channels;
    }

    ConversationView view(Conversation conversation) {
        return views(List.of(conversation)).getFirst();
    }

    List<ConversationView> views(List<Conversation> conversations) {
        Map<ConversationId, Entry> latest =
                entries.latestWords(conversations.stream().map(Conversation::id).toList());
        var seen = new HashMap<CustomerId, Customer>();
        Function<CustomerId, Customer> customer = id ->
                seen.computeIfAbsent(id, unknown -> customers.find(unknown).orElseThrow());
        return conversations.stream()
                .map(one -> view(one, customer.apply(one.customerId()), latest.get(one.id())))
                .toList();
    }

    ChannelFacts facts(Conversation conversation) {
        return channels.getObject().facts(conversation.channelId());
    }

    private ConversationView view(
            Conversation conversation, Customer customer, @org.jspecify.annotations.Nullable Entry last) {
        ChannelFacts channel = facts(conversation);
        return new ConversationView(
                conversation.id(),
                conversation.state(),
                conversation.channel(),
                conversation.channelId(),
                channel.name(),
                new ConversationView.Talker(customer.id(), customer.name(), customer.language()),
                conversation.agentId(),
                conversation.agentId() == null
                        ? null
                        : staff.find(conversation.agentId()).map(Agent::name).orElse(null),
                conversation.queueId(),
                routing.queue(conversation.queueId()).name(),
                conversation.openedAt(),
                conversation.closedAt(),
                conversation.lastSeq(),
                conversation.customerSeenSeq(),
                conversation.waitingSince(),
                last,
                channel.capabilities());
    }
}
