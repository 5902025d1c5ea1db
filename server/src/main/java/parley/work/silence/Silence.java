package parley.work.silence;

import java.util.Locale;

/// The ways in which a live conversation comes to nothing.
enum Silence {
    /// The customer's page is closed.
    CUSTOMER_LEFT,
    /// It is the customer's turn.
    CUSTOMER_SILENT,
    /// It is the agent's turn.
    AGENT_SILENT;

    /// The word in timelines, segments and settings.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
