package parley.platform.audit;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON in one form only, so that the same facts always give the same hash: names in order, no
/// spaces, the shortest escapes (RFC 8785 §3.2; numbers are whole numbers or the text of Java's).
final class CanonicalJson {

    private CanonicalJson() {}

    /// The text of maps, lists, texts, numbers, truth values and null.
    static String of(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> object(map, out);
            case Iterable<?> list -> array(list, out);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> text(value.toString(), out);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(separator);
            text(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(Iterable<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
            write(items.next(), out);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (letter < 0x20) {
                        out.append("\\u00").append(Character.forDigit(letter >> 4, 16));
                        out.append(Character.forDigit(letter & 15, 16));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }
}
