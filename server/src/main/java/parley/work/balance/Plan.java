package parley.work.balance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan of weights.
///
/// @param number the plans of the centre are counted
/// @param onSince since when it is on; null where it is off
record Plan(
        UUID id,
        int number,
        String name,
        BalanceDefinition definition,
        Instant createdAt,
        String createdBy,
        @Nullable Instant onSince,
        @Nullable String onBy) {

    boolean isOn() {
        return onSince != null;
    }
}
