/// The only way out of the process by HTTP: requests to systems whose address an administrator or a
/// customer has typed, so it may be anything.
///
/// Owns: nothing that is stored but its settings. Never: retries (jobs do), follows a redirect,
/// talks to an inner address that the settings do not name.
///
/// Easy to get wrong: a name is resolved once, and the connection goes to the very address that was
/// checked, because a second answer of the name server may be another one; the HTTP client of the
/// library resolves by itself and is therefore not used here.
@ApplicationModule(
        id = "platform.outbound",
        allowedDependencies = {"platform.kernel", "platform.settings"})
@NullMarked
package parley.platform.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
