package parley.channel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import parley.work.conversation.ConversationId;

/// Sends what passes: that an agent types. It is sent once, at once, and forgotten; while one is on
/// its way only the newest of its conversation waits, so a slow receiver gets few and the last one
/// is true.
@Component
class Passing {

    private static final Logger LOG = LoggerFactory.getLogger(Passing.class);

    /// Conversations at once; what is beyond is left out.
    private static final int MOST = 32;

    private final Sender sender;
    private final Map<ConversationId, Outbound.Typing> newest = new ConcurrentHashMap<>();

    Passing(Sender sender) {
        this.sender = sender;
    }

    /// Answers at once; a thread of its own sends.
    void typing(ChannelId channel, Outbound.Typing typing) {
        ConversationId conversation = typing.conversation();
        if (newest.size() >= MOST && !newest.containsKey(conversation)) {
            return;
        }
        if (newest.put(conversation, typing) == null) {
            Thread.ofVirtual().name("passing").start(() -> send(channel, typing));
        }
    }

    private void send(ChannelId channel, Outbound.Typing first) {
        Outbound.Typing now = first;
        while (now != null) {
            attempt(channel, now);
            // the next one, where there is one that is newer than what was sent
            now = newest.remove(now.conversation(), now) ? null : newest.get(now.conversation());
        }
    }

    private void attempt(ChannelId channel, Outbound.Typing typing) {
        try {
            sender.send(channel, typing);
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("not shown that somebody types channel={}", channel.value(), away);
        }
    }
}
