package parley.work.strategy;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What expressions call by name.
interface Names {

    /// The id, or null where nothing is called so.
    @Nullable UUID find(Kind kind, String name);

    /// What has a name.
    enum Kind {
        SKILL,
        TEAM,
        QUEUE;

        /// How a name of the kind is written beside its id.
        String key(String name) {
            return name().toLowerCase(Locale.ROOT) + ":" + name;
        }
    }

    /// As they were written down.
    static Names of(Map<String, UUID> written) {
        return (kind, name) -> written.get(kind.key(name));
    }

    /// Others, where these know nothing.
    default Names or(Names others) {
        return (kind, name) -> {
            UUID own = find(kind, name);
            return own == null ? others.find(kind, name) : own;
        };
    }
}
