package parley.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as its sender made it: the client's address, and the scheme and host that the outside
/// sees. Everything behind the edge asks the request and knows nothing of proxies.
final class OutsideRequest extends HttpServletRequestWrapper {

    private static final String HOST = "Host";

    private final String client;
    private final boolean isSecure;
    private final @Nullable String host;

    /// @param client whom limits, sessions and the audit name
    /// @param host name and port that the outside sees; null where the request says none
    OutsideRequest(HttpServletRequest request, InetAddress client, boolean isSecure, @Nullable String host) {
        super(request);
        this.client = client.getHostAddress();
        this.isSecure = isSecure;
        this.host = host;
    }

    static OutsideRequest of(HttpServletRequest request, InetAddress peer, HttpSettings settings) {
        boolean isBehindProxy = settings.trusts(peer);
        InetAddress client = peer;
        boolean isSecure = request.isSecure();
        String host = request.getHeader(HOST);
        if (isBehindProxy) {
            client = Forwarded.client(peer, Collections.list(request.getHeaders("X-Forwarded-For")), settings::trusts);
            String scheme = Forwarded.last(request.getHeader("X-Forwarded-Proto"));
            isSecure = scheme == null ? isSecure : scheme.equalsIgnoreCase("https");
            String said = Forwarded.last(request.getHeader("X-Forwarded-Host"));
            host = said == null ? host : said;
        }
        URI outside = settings.externalAddress();
        if (outside != null) {
            isSecure = outside.getScheme().equals("https");
            host = outside.getRawAuthority();
        }
        return new OutsideRequest(request, client, isSecure, host);
    }

    @Override
    public String getRemoteAddr() {
        return client;
    }

    @Override
    public String getRemoteHost() {
        return client;
    }

    @Override
    public boolean isSecure() {
        return isSecure;
    }

    @Override
    public String getScheme() {
        return isSecure ? "https" : "http";
    }

    @Override
    public String getServerName() {
        return host == null ? super.getServerName() : host.replaceFirst(":\\d+$", "");
    }

    @Override
    public int getServerPort() {
        int usual = isSecure ? 443 : 80;
        if (host == null) {
            return super.getServerPort();
        }
        String port = host.replaceFirst("^.*?(:(\\d{1,5}))?$", "$2");
        return port.isEmpty() ? usual : Integer.parseInt(port);
    }

    @Override
    public StringBuffer getRequestURL() {
        String authority = host == null ? super.getServerName() + ":" + super.getServerPort() : host;
        return new StringBuffer(getScheme() + "://" + authority + getRequestURI());
    }

    @Override
    public @Nullable String getHeader(String name) {
        return HOST.equalsIgnoreCase(name) ? host : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HOST.equalsIgnoreCase(name) && host != null
                ? Collections.enumeration(List.of(host))
                : super.getHeaders(name);
    }
}
