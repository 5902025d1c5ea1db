package parley.insight.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;

/// One state of one item, as routing keeps it. Times are microseconds since 1970, which is what the
/// database resolves.
///
/// @param about what all segments of the item have in common
/// @param why the word of the change that began it
/// @param ended null where it lasts still
record Segment(
        About about,
        UUID queue,
        String state,
        @Nullable UUID agent,
        String why,
        long started,
        @Nullable Long ended) {

    /// The item.
    ///
    /// @param subject what it is about: the conversation
    record About(UUID work, UUID subject, String channel, Tempo tempo) {}
}
