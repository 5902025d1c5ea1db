package parley.platform.http;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the headers of trusted proxies tell about the client behind them.
///
/// Each proxy appends the address it was called from, so the list is read from its end: the first
/// address that is no trusted proxy is the client. Whatever stands before it the client may have
/// written itself.
final class Forwarded {

    private Forwarded() {}

    /// @param peer who opened the connection
    /// @param headers the values of `X-Forwarded-For`, in their order
    static InetAddress client(InetAddress peer, List<String> headers, Predicate<InetAddress> isTrusted) {
        List<String> hops = headers.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .toList();
        InetAddress client = peer;
        for (String hop : hops.reversed()) {
            if (!isTrusted.test(client)) {
                return client;
            }
            InetAddress next = address(hop);
            if (next == null) {
                return client;
            }
            client = next;
        }
        return client;
    }

    /// An address as proxies write it: bare, with a port, or in brackets; null where it is none.
    static @Nullable InetAddress address(String text) {
        String bare = text.strip();
        if (bare.startsWith("[")) {
            bare = bare.replaceFirst("^\\[([^]]*)](:\\d{1,5})?$", "$1");
        } else if (bare.indexOf(':') == bare.lastIndexOf(':')) {
            bare = bare.replaceFirst(":\\d{1,5}$", "");
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /// The nearest proxy's word, which stands last.
    static @Nullable String last(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String word = header.substring(header.lastIndexOf(',') + 1).strip();
        return word.isEmpty() ? null : word;
    }
}
