package parley.channel.webchat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The host pages that may show a widget, as origins: `https://shop.example`, or with one `*.` for
/// all names below. None at all means every page.
final class Origins {

    private static final Pattern FORM = Pattern.compile("https?://(\\*\\.)?([a-z0-9-]+\\.)*[a-z0-9-]+(:[0-9]{1,5})?");

    private Origins() {}

    /// Whether a page of this origin may chat.
    ///
    /// @param host what this centre was called by; its own pages may always
    static boolean allows(List<String> allowed, @Nullable String origin, @Nullable String host) {
        if (allowed.isEmpty()) {
            return true;
        }
        if (origin == null) {
            return false;
        }
        String asked = origin.toLowerCase(Locale.ROOT);
        if (host != null && (asked.equals("https://" + host) || asked.equals("http://" + host))) {
            return true;
        }
        return clean(allowed).anyMatch(one -> matches(one, asked));
    }

    private static boolean matches(String allowed, String asked) {
        int star = allowed.indexOf("*.");
        if (star < 0) {
            return allowed.equals(asked);
        }
        String scheme = allowed.substring(0, star);
        String below = allowed.substring(star + 1);
        return FORM.matcher(asked).matches()
                && asked.startsWith(scheme)
                && asked.endsWith(below)
                && asked.length() > scheme.length() + below.length();
    }

    /// The same for the browser, as the sources of `frame-ancestors` (CSP Level 3 §6.4.2).
    static String ancestors(List<String> allowed) {
        return allowed.isEmpty()
                ? "*"
                : Stream.concat(Stream.of("'self'"), clean(allowed)).collect(Collectors.joining(" "));
    }

    /// What is no origin could end the directive and begin another.
    private static Stream<String> clean(List<String> allowed) {
        return allowed.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> FORM.matcher(one).matches());
    }
}
