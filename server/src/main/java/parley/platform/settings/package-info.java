/// How the centre serves, and the box for its secrets.
///
/// Owns: `settings_*`: values that differ from their defaults, the history of every change; and
/// the key file `secret.key` of the data folder. Says: nothing; readers ask again each time,
/// from memory. Never: how a process starts (that is `parley.properties`).
///
/// A module declares its settings as constants of type [Setting], names them in a [SettingList]
/// bean with two texts each, and reads them by [Settings#get]. A change is known at once to the
/// process that makes it and within two seconds to the others of a cluster.
///
/// Easy to get wrong: a secret is read by [Settings#secret] only, at the moment of its use, and
/// is never put into a field, a log or an exception; `secret.key` is no part of a backup unless
/// asked for, so it has to be kept elsewhere; a value that an older version stored may not fit
/// any more, then the default holds.
@ApplicationModule(
        id = "platform.settings",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.database",
            "platform.audit"
        })
@NullMarked
package parley.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
