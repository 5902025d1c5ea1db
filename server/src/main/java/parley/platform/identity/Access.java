package parley.platform.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import parley.platform.http.HttpProblem;
import parley.platform.http.OwnAddress;
import parley.platform.kernel.ProblemException;

/// Finds out who sends a request: a bearer token from anywhere, or the session cookie from our own
/// pages only.
@Component
public class Access {

    /// The session cookie's name.
    public static final String COOKIE = "parley_session";

    private static final String ATTRIBUTE = Caller.class.getName();
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final List<Authenticator> authenticators;
    private final OwnAddress ownAddress;

    Access(List<Authenticator> authenticators, OwnAddress ownAddress) {
        this.authenticators = List.copyOf(authenticators);
        this.ownAddress = ownAddress;
    }

    /// The caller, or null where nobody is signed in. Remembered for the rest of the request.
    /// A session that has something to do first is a caller too, with its limit.
    ///
    /// @throws ProblemException `wrong-origin` where a cookie comes with another site's request
    public @Nullable Caller caller(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        String bearer = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        String cookie = bearer == null ? cookie(request) : null;
        String token = bearer == null ? cookie : bearer;
        Caller caller = token == null ? null : identify(token);
        if (caller != null) {
            if (cookie != null) {
                checkOrigin(request);
            }
            request.setAttribute(ATTRIBUTE, caller);
        }
        return caller;
    }

    /// The caller of a WebSocket's opening request, where nothing has to be done first.
    public @Nullable Caller caller(ServerHttpRequest request) {
        return request instanceof ServletServerHttpRequest servlet
                ? unlimited(caller(servlet.getServletRequest()))
                : null;
    }

    /// Who the token belongs to, or null; also null where something has to be done first.
    public @Nullable Caller authenticate(String token) {
        return unlimited(identify(token));
    }

    private static @Nullable Caller unlimited(@Nullable Caller caller) {
        return caller == null || caller.limit() != null ? null : caller;
    }

    private @Nullable Caller identify(String token) {
        for (Authenticator authenticator : authenticators) {
            Caller caller = authenticator.authenticate(token);
            if (caller != null) {
                return caller;
            }
        }
        return null;
    }

    /// The caller, who must hold the permission everywhere.
    ///
    /// @throws ProblemException `unauthenticated`, `forbidden`, or what has to be done first
    public Caller require(HttpServletRequest request, String permission) {
        return require(request, permission, false);
    }

    Caller require(HttpServletRequest request, String permission, boolean somewhereIsEnough) {
        Caller caller = signedIn(request);
        boolean isForEverybody = permission.equals(Requires.SIGNED_IN) || permission.equals(Requires.EVEN_LIMITED);
        if (isForEverybody && !caller.isStaff()) {
            throw new ProblemException(HttpProblem.FORBIDDEN);
        }
        if (permission.equals(Requires.EVEN_LIMITED)) {
            return caller;
        }
        Caller.Limit limit = caller.limit();
        if (limit != null) {
            throw new ProblemException(
                    switch (limit) {
                        case PASSWORD_CHANGE -> IdentityProblem.PASSWORD_CHANGE_FIRST;
                        case SECOND_FACTOR -> IdentityProblem.SECOND_FACTOR_FIRST;
                    });
        }
        boolean isHeld = caller.may(permission)
                || (somewhereIsEnough && !caller.scopes(permission).isEmpty());
        if (!isForEverybody && !isHeld) {
            throw new ProblemException(HttpProblem.FORBIDDEN);
        }
        return caller;
    }

    /// Whoever calls, whatever they may do.
    Caller signedIn(HttpServletRequest request) {
        Caller caller = caller(request);
        if (caller == null) {
            throw new ProblemException(HttpProblem.UNAUTHENTICATED);
        }
        return caller;
    }

    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /// Browsers send the Origin with everything that changes something and with every WebSocket.
    private void checkOrigin(HttpServletRequest request) {
        boolean isWebSocket = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        if (SAFE.contains(request.getMethod()) && !isWebSocket) {
            return;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !ownAddress.isOurs(origin, request)) {
            throw new ProblemException(IdentityProblem.WRONG_ORIGIN);
        }
    }
}
