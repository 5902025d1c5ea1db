package parley.platform.outbound;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a request goes, checked: a web address on a usual port, at an address of the open
/// internet, or at a host that the settings name.
///
/// @param address the one to connect to
/// @param path with its query
record Target(boolean isEncrypted, String host, int port, InetAddress address, String path) {

    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

    /// Asks for the addresses of a name; a test answers otherwise.
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /// Why an address is none that may be asked.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String why) {
            super(why);
        }

        Refusal(String why, Throwable cause) {
            super(why, cause);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /// @param innerHosts names and addresses in lower case that may lie inside
    static Target of(String text, Set<String> innerHosts, Resolver resolver) throws Refusal, UnknownHostException {
        URI uri = parse(text);
        String host = host(uri);
        boolean isEncrypted = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() == -1 ? (isEncrypted ? 443 : 80) : uri.getPort();
        boolean isNamed = innerHosts.contains(host);
        if (!isNamed && !USUAL_PORTS.contains(port)) {
            throw new Refusal("port-not-allowed");
        }
        // once; the connection goes to what is checked here, whatever the name server says later
        List<InetAddress> addresses = List.of(resolver.resolve(host));
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (!isNamed && addresses.stream().anyMatch(InnerAddresses::isInner)) {
            throw new Refusal("inner-address");
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                isEncrypted,
                host,
                port,
                addresses.getFirst(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static URI parse(String text) throws Refusal {
        try {
            URI uri = new URI(text);
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!isWeb || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new Refusal("address-not-allowed");
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw new Refusal("address-malformed", malformed);
        }
    }

    private static String host(URI uri) throws Refusal {
        @Nullable String host = uri.getHost();
        if (host == null || host.isBlank()) {
            throw new Refusal("address-malformed");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : IDN.toASCII(host);
        return bare.toLowerCase(Locale.ROOT);
    }

    /// The `Host` header.
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (isEncrypted ? 443 : 80) ? name : name + ":" + port;
    }
}
