package parley.channel;

import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Asks a pulled channel for what is new. What it found and how far it read are one transaction, so
/// nothing is skipped by a crash; what is read twice is recognised by its external id.
@Component
class Puller {

    private final RawStore store;
    private final Inbox inbox;
    private final Channels channels;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Puller(RawStore store, Inbox inbox, Channels channels, TransactionOperations transactions, InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.channels = channels;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// One question; whether to ask again at once.
    <S extends Record> boolean pull(ChannelAdapter.Pulled<S> adapter, Channel channel) {
        String from = store.cursor(channel.id());
        // no transaction is open while another system takes its time
        ChannelAdapter.Batch batch = adapter.pull(channel, channels.settings(adapter, channel), from);
        Boolean isOurs = transactions.execute(transaction -> {
            if (!store.move(channel.id(), from, batch.cursor(), clock.instant())) {
                // this node was away for so long that another has read on
                transaction.setRollbackOnly();
                return false;
            }
            batch.raws().forEach(raw -> inbox.add(channel.id(), raw));
            return true;
        });
        inbox.wake();
        return Boolean.TRUE.equals(isOurs) && batch.hasMore();
    }
}
