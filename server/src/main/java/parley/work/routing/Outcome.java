package parley.work.routing;

import org.jspecify.annotations.Nullable;

/// How a piece of work ended, as the agent says.
///
/// @param code a wrap-up code
/// @param summary the agent's own words
record Outcome(@Nullable String code, @Nullable String summary) {}
