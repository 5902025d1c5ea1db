package parley.channel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;

/// What a kind of channel brings along: it parses and it sends, and that is all. It never stores,
/// routes, retries or logs; the seam does, the same for every channel.
///
/// There are three ways in, and the adapter says which it takes by the interface it implements:
/// [Pushed], [Pulled] or [Listening]. A channel whose own pages talk to the centre takes none.
///
/// @param <S> the settings of one configured channel; the page of settings is made from its
///     components
public interface ChannelAdapter<S extends Record> {

    /// Name, abilities and standard settings; the same at every call.
    Descriptor<S> descriptor();

    /// Refuses settings that do not fit together, by throwing; each for itself is held to the
    /// constraints of its component.
    default void check(S settings) {}

    /// Understands what came in. Called again for the same bytes after a failure, so it may do
    /// nothing but read. Whatever it throws counts as a failed try; after three the bytes are
    /// quarantined, and what came after them has gone on meanwhile.
    default List<Inbound> parse(Channel channel, S settings, Raw raw) {
        throw new IllegalStateException(descriptor().key() + " takes in nothing that has to be parsed");
    }

    /// Hands one thing to the other side. Called again after a failure or a crash, with the same
    /// [Outbound#key], so the other side must be given the key where it can make use of one.
    default SendOutcome send(Channel channel, S settings, Outbound outbound) {
        throw new IllegalStateException(descriptor().key() + " has nothing that sends");
    }

    /// What a kind of channel is.
    ///
    /// @param key unique, and the name of the channel's package
    /// @param defaults what holds where an administrator has set nothing
    /// @param takesEvents whether it is also told what happens to a conversation
    record Descriptor<S extends Record>(ChannelKey key, Capabilities capabilities, S defaults, boolean takesEvents) {

        /// A channel that is only given words.
        public Descriptor(ChannelKey key, Capabilities capabilities, S defaults) {
            this(key, capabilities, defaults, false);
        }
    }

    /// A channel whose provider sends requests to us.
    interface Pushed<S extends Record> extends ChannelAdapter<S> {

        /// Decides, before anything is stored, whether the request is the provider's.
        Admission admit(Channel channel, S settings, Raw raw);
    }

    /// What becomes of a pushed request.
    sealed interface Admission {

        /// It is stored, and then acknowledged with 200 and this text.
        record Admitted(String answer) implements Admission {}

        /// A handshake: answered, and nothing is stored.
        record Answered(String answer) implements Admission {}

        /// Not the provider's: refused.
        record Refused() implements Admission {}
    }

    /// A channel that is asked for what is new, by one node at a time.
    interface Pulled<S extends Record> extends ChannelAdapter<S> {

        /// The pause between two questions where there was nothing new.
        Duration every();

        /// What came after the cursor.
        ///
        /// @param cursor of the last batch that was stored; null before the first
        Batch pull(Channel channel, S settings, @Nullable String cursor);
    }

    /// What a pull has found. Its messages and its cursor are stored by one transaction.
    ///
    /// @param hasMore whether to ask again at once
    record Batch(List<Raw> raws, @Nullable String cursor, boolean hasMore) {
        public Batch {
            raws = List.copyOf(raws);
        }
    }

    /// A channel that holds a connection of its own, by one node at a time.
    interface Listening<S extends Record> extends ChannelAdapter<S> {

        /// Begins to listen, and returns. Closing the answer ends it.
        AutoCloseable listen(Channel channel, S settings, Sink sink);
    }

    /// Where a listener puts what it hears.
    interface Sink {

        /// Stores it. When this returns it is on disk, and only then the listener acknowledges it
        /// to whoever sent it; when it throws, the sender has to send again.
        void take(Raw raw);
    }
}
