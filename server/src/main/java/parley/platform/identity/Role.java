package parley.platform.identity;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// The roles a centre starts with, each a set of named permissions. The higher contain the lower.
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

    Set<String> permissions() {
        return switch (this) {
            case AGENT ->
                Set.of(
                        "work.take",
                        "conversation.read",
                        "conversation.write",
                        "presence.set",
                        "queue.read",
                        "agent.list");
            case SUPERVISOR -> with(AGENT, "work.assign", "conversation.read-all");
            case ADMINISTRATOR ->
                with(SUPERVISOR, "queue.manage", "people.manage", "channel.manage", "settings.manage", "audit.read");
        };
    }

    private static Set<String> with(Role lower, String... more) {
        var all = new LinkedHashSet<>(lower.permissions());
        all.addAll(Set.of(more));
        return all;
    }

    static Set<String> permissionsOf(Set<String> roles) {
        var all = new LinkedHashSet<String>();
        for (Role role : values()) {
            if (roles.contains(role.key())) {
                all.addAll(role.permissions());
            }
        }
        return all;
    }
}
