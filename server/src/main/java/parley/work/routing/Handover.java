package parley.work.routing;

import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;

/// Work that an agent gives away.
///
/// @param to the colleague who is asked; null where it goes to a queue
/// @param note what the next one should know
/// @param refusal why the colleague did not get it, as a fixed word; null while nothing is wrong
public record Handover(
        AgentId from,
        @Nullable AgentId to,
        @Nullable String note,
        @Nullable String refusal) {}
