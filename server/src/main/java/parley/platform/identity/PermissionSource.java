package parley.platform.identity;

import java.util.List;
import java.util.Locale;
import parley.platform.kernel.Texts;

/// The permissions that a module knows. Each module with endpoints has one bean of this kind; the
/// text of a permission stands as `permission.<name>` in the messages beside it.
public interface PermissionSource {

    /// Everything that somebody may be allowed to do in this module.
    List<Permission> permissions();

    /// What the permission lets a person do, in the reader's language.
    default String text(Permission permission, Locale locale) {
        return Texts.text(getClass(), locale, "permission." + permission.name());
    }

    /// A named right.
    ///
    /// @param name stable, for example `work.take`; it is stored with roles and named by [Requires]
    /// @param from the lowest of the built-in roles that holds it
    record Permission(String name, From from) {}

    /// Which built-in roles hold a permission. Each holds what the ones before it hold.
    enum From {
        /// Everyone who works here.
        AGENT,
        /// Those who steer agents and queues.
        SUPERVISOR,
        /// Those who set the centre up.
        ADMINISTRATOR,
        /// No role at all: held by tokens of another kind, for example a visitor's.
        NO_ROLE
    }
}
