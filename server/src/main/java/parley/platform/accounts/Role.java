package parley.platform.accounts;

import java.util.Locale;

/// The roles a centre starts with. The higher contain the lower; what each holds is declared by the
/// modules and cannot be changed. A centre's own roles stand beside them in the database.
public enum Role {
    /// Answers customers.
    AGENT,
    /// Steers agents and queues.
    SUPERVISOR,
    /// Sets everything up.
    ADMINISTRATOR;

    /// The name in the database and in JSON.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
