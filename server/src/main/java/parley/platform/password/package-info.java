/// Passwords: which ones a person may choose, and what is stored of them.
///
/// Owns: nothing; who has a password keeps its hash (platform.accounts). Never: logs or returns a
/// password.
///
/// Easy to get wrong: a name that nobody has must take as long as a wrong password
/// ([Passwords#pretend]); only a few are hashed at once, so hash outside of transactions that
/// others wait for.
@ApplicationModule(
        id = "platform.password",
        allowedDependencies = {"platform.kernel"})
@NullMarked
package parley.platform.password;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
