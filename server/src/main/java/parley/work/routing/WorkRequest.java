package parley.work.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// What a module above asks the queue to take.
///
/// @param subject what the work is about, for example the conversation's id
/// @param title whom it is about, as the desk shows it; null for a stranger
/// @param preview its first words, at most 120 characters
/// @param isHeld whether nobody is asked before the queue opens
public record WorkRequest(
        QueueId queue,
        UUID subject,
        ChannelKey channel,
        String channelName,
        Tempo tempo,
        int tier,
        int priority,
        String language,
        @Nullable String title,
        @Nullable String preview,
        boolean isHeld) {}
