package parley.work.wellbeing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;

/// Somebody is asked for nothing new for a while.
///
/// @param dueAt since when it should have begun
/// @param begunAt null where too many others rest yet
/// @param until when it is over
record Rest(
        UUID id,
        AgentId agent,
        Why why,
        int minutes,
        Instant dueAt,
        @Nullable Instant begunAt,
        @Nullable Instant until) {

    enum Why {
        /// They were busy for too much of their time.
        BUSY,
        /// They had a hard contact.
        HARD_CONTACT
    }

    /// How it ended.
    enum End {
        /// Its time was over.
        TIME,
        /// The agent wanted to go on.
        BY_AGENT,
        /// They have not been busy for too much of their time any more.
        RELIEVED,
        /// An emergency waited.
        EMERGENCY,
        /// It did not begin, because for too long too many others rested.
        TOO_LATE
    }
}
