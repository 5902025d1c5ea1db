/// The edge by HTTP: refusals as RFC 9457, the pages with their content policy, and, for jobs, the
/// only way out of the process by HTTP.
///
/// Owns: nothing that is stored. Never: knows a module's endpoints.
///
/// Easy to get wrong: an index page carries a fresh nonce, so it is never cached; everything under
/// `/assets` carries a hash in its name, so it is cached for good.
@ApplicationModule(
        id = "platform.http",
        allowedDependencies = {"platform.kernel"})
@NullMarked
package parley.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
