/// The edge by HTTP: refusals as RFC 9457, the pages with their content policy, and, for jobs, the
/// only way out of the process by HTTP.
///
/// It also knows the way from the outside to here: an own certificate, the proxies whose word about
/// their client is believed, and the address that people type. Behind the first filter a request
/// tells its sender's address, scheme and host by itself (`getRemoteAddr`, `isSecure`), so nobody
/// else reads a forwarded header.
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
