/// The accounts of those who work here: names, roles, sessions, tokens, the second
/// factor, the first administrator and the way back in.
///
/// Owns: `accounts_*`, the file `first-admin.txt` in the data folder. Says: nothing; what is open
/// under a session that ends is told through TokenEnds.
/// Never: knows what a person's work is (that is people.staff, which adds to a person what it knows
/// through [PersonDetails]); deletes a person, because the record names them.
///
/// Easy to get wrong: tokens and session ids are stored as hashes only; an attempt to sign in is
/// counted before the password is looked at, else many at once would be free; the last
/// administrator cannot be removed, and the check counts under a lock; nobody gives what they do
/// not hold.
@ApplicationModule(
        id = "platform.accounts",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.password",
            "platform.settings"
        })
@NullMarked
package parley.platform.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
