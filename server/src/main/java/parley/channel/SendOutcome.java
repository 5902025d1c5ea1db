package parley.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of an attempt to send. A code is a fixed word without personal data, for example
/// `busy`; desks and administrators see it.
public sealed interface SendOutcome {

    /// The other side has it.
    ///
    /// @param externalId the provider's own name of it, by which later receipts speak of it
    record Accepted(@Nullable String externalId) implements SendOutcome {}

    /// Not now.
    ///
    /// @param after the pause that the other side asked for; null for the usual
    record Retry(@Nullable Duration after, String code) implements SendOutcome {}

    /// Never again, whatever it is: the other side wants nothing more.
    record Gone(String code) implements SendOutcome {}

    /// Never.
    ///
    /// @param optedOut whether the customer has asked not to be written to
    record Rejected(String code, boolean optedOut) implements SendOutcome {}
}
