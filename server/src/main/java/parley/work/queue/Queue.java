package parley.work.queue;

import java.time.Duration;

/// A named waiting place.
///
/// @param target how long a customer should wait at most
/// @param offerTime how long an agent is asked
/// @param wrapUpTime how long the paperwork may take
public record Queue(QueueId id, String name, Duration target, Duration offerTime, Duration wrapUpTime) {}
