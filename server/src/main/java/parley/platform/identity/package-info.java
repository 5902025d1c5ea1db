/// Who calls and what they may do: tokens and cookies are turned into a [Caller], and every
/// endpoint is held to the permission that it declares.
///
/// Owns: nothing that is stored (people, roles and sessions are platform.accounts'). Says: nothing.
/// Never: knows how a token is stored; who gives tokens out implements [Authenticator].
///
/// Easy to get wrong: a cookie counts only for requests whose Origin is ours; an endpoint without a
/// declared permission is refused; a permission held for one team only is not held, unless the
/// endpoint says that it looks at scopes.
@ApplicationModule(
        id = "platform.identity",
        allowedDependencies = {"platform.kernel", "platform.http"})
@NullMarked
package parley.platform.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
