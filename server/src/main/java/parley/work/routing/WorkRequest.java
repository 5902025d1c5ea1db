package parley.work.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Item;
import parley.work.queue.QueueId;

/// What a module above asks the queue to take.
///
/// @param subject what the work is about, for example the conversation's id
/// @param tier null for what is usual for work of its tempo
/// @param facts what strategies may ask about it, beside what its queue asks
/// @param title whom it is about, as the desk shows it; null for a stranger
/// @param preview its first words, at most 120 characters
/// @param isHeld whether nobody is asked before the queue opens
public record WorkRequest(
        QueueId queue,
        UUID subject,
        ChannelKey channel,
        String channelName,
        Tempo tempo,
        @Nullable Integer tier,
        int priority,
        String language,
        @Nullable String title,
        @Nullable String preview,
        boolean isHeld,
        Item.Facts facts) {}
