package parley.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Where the outside finds this centre: for links that leave it, and for telling its own pages from
/// those of other sites.
@Component
public class OwnAddress {

    private final HttpSettings settings;

    OwnAddress(HttpSettings settings) {
        this.settings = settings;
    }

    /// The address as people type it, without a slash at its end. Where none is configured it is
    /// the one that this request was sent to.
    public String of(HttpServletRequest request) {
        URI outside = settings.externalAddress();
        return outside == null ? request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST) : origin(outside);
    }

    /// Whether a page of this centre sent the request, by the `Origin` that browsers add to
    /// everything that changes something.
    public boolean isOurs(String origin, HttpServletRequest request) {
        try {
            var sender = URI.create(origin);
            if (settings.externalAddress() != null) {
                return origin(settings.externalAddress()).equalsIgnoreCase(origin(sender));
            }
            String host = request.getHeader(HttpHeaders.HOST);
            // plain inside may be HTTPS outside where a proxy is there but not named
            boolean isSafe = !request.isSecure() || "https".equalsIgnoreCase(sender.getScheme());
            return isSafe && host != null && host.equalsIgnoreCase(sender.getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme());
        @Nullable String authority = address.getRawAuthority();
        String usual = scheme.equals("https") ? ":443" : ":80";
        return scheme + "://"
                + (authority != null && authority.endsWith(usual)
                        ? authority.substring(0, authority.length() - usual.length())
                        : authority);
    }
}
