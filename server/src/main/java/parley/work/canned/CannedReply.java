package parley.work.canned;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;

/// A text that agents insert by its shortcut.
///
/// @param shortcut what is typed after the slash
/// @param text may hold `{customer.name}`, `{agent.name}`, `{queue}`, and other words in braces
///     that the agent fills in
/// @param language whom it speaks to; null for everybody
/// @param teamId the only team that sees it, or null
/// @param queueId the only queue that it is offered in, or null
public record CannedReply(
        UUID id,
        String shortcut,
        String title,
        String text,
        @Nullable String language,
        @Nullable UUID teamId,
        @Nullable QueueId queueId,
        Instant changedAt,
        String changedBy) {}
