/// Who may do what: people, their sign-in, sessions and tokens, roles and permissions.
///
/// Owns: `identity_*`. Never: knows what a person's work is (that is people.staff).
///
/// Easy to get wrong: tokens and session ids are stored as hashes only; a cookie counts only for
/// requests whose Origin is ours; an endpoint without a declared permission is refused.
@ApplicationModule(
        id = "platform.identity",
        allowedDependencies = {"platform.kernel", "platform.http"})
@NullMarked
package parley.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
