package parley.channel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import parley.channel.InboundStore.Claim;
import parley.channel.InboundStore.Known;
import parley.channel.InboundStore.Placed;
import parley.channel.Intake.Received;
import parley.people.customer.Customer;
import parley.people.customer.Customers;
import parley.people.customer.Identity;
import parley.platform.database.Gathering;
import parley.work.conversation.Conversations;
import parley.work.conversation.Conversations.Incoming;
import parley.work.conversation.Entry;

/// The way in where customers wait for the answer: what comes at the same time is stored in one
/// transaction, with one wait for the disk and a few statements for all.
///
/// Only the common cases are done together: more words of a known customer in an open
/// conversation, and the first words of a stranger whose queue is open. Everything else, and all
/// of it where anything is in the way, takes the way of [Intake] one by one, which is also the
/// only one that refuses. While the database is away nobody waits twice for it, nor behind others
/// who wait in vain.
@Service
public class SharedIntake implements DisposableBean {

    /// Of the database's connections, so that a flood of new customers leaves some for everybody
    /// else; who waits here holds none.
    private static final int ALONE = 10;

    /// A second one would gain nothing: pages are told in the order of transactions, so the faster
    /// of two would wait for the other.
    private static final int WORKERS = 1;
    private static final int TOGETHER = 64;

    private final Intake intake;
    private final Channels channels;
    private final InboundStore store;
    private final Customers customers;
    private final Conversations conversations;
    private final InstantSource clock;
    private final Gathering<Arrival, Received> gathering;
    private final Semaphore alone = new Semaphore(ALONE, true);

    /// How often no connection was to be had: who waited behind one of those does not try again.
    private final AtomicInteger outages = new AtomicInteger();

    SharedIntake(
            Intake intake,
            Channels channels,
            InboundStore store,
            Customers customers,
            Conversations conversations,
            TransactionOperations transactions,
            InstantSource clock) {
        this.intake = intake;
        this.channels = channels;
        this.store = store;
        this.customers = customers;
        this.conversations = conversations;
        this.clock = clock;
        gathering = new Gathering<>(
                "intake", WORKERS, TOGETHER, arrivals -> transactions.execute(any -> together(arrivals)));
    }

    private record Arrival(ChannelId channel, Inbound.Message message) {

        Claim claim() {
            return new Claim(channel, message.externalId());
        }
    }

    /// Takes a message in, as [Intake] does; not inside of a transaction.
    public Received receive(ChannelId id, Inbound.Message message) {
        Optional<Received> shared =
                message.files().isEmpty() && message.attributes().isEmpty()
                        ? gathering.give(new Arrival(id, message))
                        : Optional.empty();
        return shared.orElseGet(() -> alone(id, message));
    }

    private Received alone(ChannelId id, Inbound.Message message) {
        int before = outages.get();
        alone.acquireUninterruptibly();
        try {
            if (outages.get() != before) {
                throw new CannotCreateTransactionException("no connection for those who were first");
            }
            return intake.receive(id, message);
        } catch (CannotCreateTransactionException away) {
            outages.incrementAndGet();
            throw away;
        } finally {
            alone.release();
        }
    }

    private List<Optional<Received>> together(List<Arrival> arrivals) {
        Map<ChannelId, Channel> active = active(arrivals);
        List<Claim> claims = arrivals.stream().map(Arrival::claim).toList();
        // first of all, as whoever comes alone does it, and before anything is locked
        List<Claim> claimed = store.claimAll(claims, clock.instant());
        Set<Claim> fresh = new HashSet<>(claimed);
        Map<Identity, Customer> known = customers.known(
                arrivals.stream().map(one -> one.message().identity()).toList());
        Map<Identity, Customer> strangers = welcome(arrivals, fresh, active, known);
        Set<Customer> welcomed = new HashSet<>(strangers.values());
        var incoming = new ArrayList<@Nullable Incoming>();
        for (Arrival arrival : arrivals) {
            // the second of the same in one go is a repetition as well
            boolean isNew = fresh.remove(arrival.claim());
            Channel channel = active.get(arrival.channel());
            // what a stranger says next finds the conversation that is begun here
            Customer stranger = isNew ? strangers.remove(arrival.message().identity()) : null;
            Customer customer = stranger == null ? known.get(arrival.message().identity()) : stranger;
            incoming.add(
                    isNew && channel != null ? incoming(channel, arrival.message(), customer, stranger != null) : null);
        }
        List<Optional<Entry>> entries = conversations.receiveAll(incoming);
        forget(welcomed, incoming, entries);
        settle(claims, claimed, entries);
        return entries.stream()
                .map(entry -> entry.map(stored -> new Received(stored, false)))
                .toList();
    }

    private Map<Identity, Customer> welcome(
            List<Arrival> arrivals, Set<Claim> fresh, Map<ChannelId, Channel> active, Map<Identity, Customer> known) {
        var strangers = new HashMap<Identity, Customers.Stranger>();
        for (Arrival arrival : arrivals) {
            Inbound.Message message = arrival.message();
            Channel channel = active.get(arrival.channel());
            boolean isWelcome = channel != null
                    && channels.followsStream(channel)
                    && fresh.contains(arrival.claim())
                    && !known.containsKey(message.identity());
            if (isWelcome) {
                strangers.putIfAbsent(message.identity(), new Customers.Stranger(message.name(), message.language()));
            }
        }
        return customers.welcome(strangers);
    }

    /// Whoever is left to come alone comes as a stranger.
    private void forget(Set<Customer> welcomed, List<@Nullable Incoming> incoming, List<Optional<Entry>> entries) {
        for (int i = 0; i < incoming.size(); i++) {
            Incoming one = incoming.get(i);
            if (one != null && entries.get(i).isPresent()) {
                welcomed.remove(one.origin().customer());
            }
        }
        if (!welcomed.isEmpty()) {
            customers.forget(welcomed);
        }
    }

    private Map<ChannelId, Channel> active(List<Arrival> arrivals) {
        var active = new HashMap<ChannelId, Channel>();
        arrivals.stream()
                .map(Arrival::channel)
                .distinct()
                .forEach(id -> channels.ifActive(id).ifPresent(channel -> active.put(id, channel)));
        return active;
    }

    private @Nullable Incoming incoming(
            Channel channel, Inbound.Message message, @Nullable Customer customer, boolean isFirst) {
        // a first name is the customer's, and is kept
        if (customer == null || (customer.name() == null && message.name() != null)) {
            return null;
        }
        return new Incoming(
                intake.origin(channel, message, customer), message.text(), Intake.clientKey(message), isFirst);
    }

    /// Notes where each has gone; whoever is left to come alone must find the id free.
    private void settle(List<Claim> claims, List<Claim> claimed, List<Optional<Entry>> entries) {
        var left = new HashSet<>(claimed);
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            entries.get(i).ifPresent(entry -> {
                placed.add(new Placed(claim, new Known(entry.conversationId().value(), entry.seq())));
                left.remove(claim);
            });
        }
        if (!placed.isEmpty()) {
            store.place(placed);
        }
        if (!left.isEmpty()) {
            store.giveBack(List.copyOf(left));
        }
    }

    @Override
    public void destroy() {
        gathering.close();
    }
}
