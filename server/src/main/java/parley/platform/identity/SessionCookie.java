package parley.platform.identity;

import java.time.Duration;
import org.springframework.http.ResponseCookie;

/// The cookie that holds a session's token: never readable by script, never sent along from other
/// sites.
public final class SessionCookie {

    private SessionCookie() {}

    /// The header that begins a session. `Secure` goes with HTTPS; without it the cookie could not
    /// be set on a plain loopback address.
    public static ResponseCookie begin(String token, boolean isSecure) {
        return cookie(token, isSecure).build();
    }

    /// The header that ends it.
    public static ResponseCookie end(boolean isSecure) {
        return cookie("", isSecure).maxAge(Duration.ZERO).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean isSecure) {
        return ResponseCookie.from(Access.COOKIE, value)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite("Lax")
                .path("/");
    }
}
