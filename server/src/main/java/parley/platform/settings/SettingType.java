package parley.platform.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What values a setting takes, and how they stand in JSON.
public sealed interface SettingType<T> {

    /// The value of a JSON node; null where it is none of this type.
    @Nullable T read(JsonNode node);

    /// The value in JSON.
    JsonNode write(T value);

    /// The type's name in JSON: `whole`, `truth`, `text`, `choice`, `span` or `secret`.
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// A whole number, both limits included.
    record Whole(long least, long most) implements SettingType<Long> {
        @Override
        public @Nullable Long read(JsonNode node) {
            boolean fits = node.isIntegralNumber()
                    && node.canConvertToLong()
                    && node.longValue() >= least
                    && node.longValue() <= most;
            return fits ? node.longValue() : null;
        }

        @Override
        public JsonNode write(Long value) {
            return JsonNodeFactory.instance.numberNode(value);
        }
    }

    /// Yes or no.
    record Truth() implements SettingType<Boolean> {
        @Override
        public @Nullable Boolean read(JsonNode node) {
            return node.isBoolean() ? node.booleanValue() : null;
        }

        @Override
        public JsonNode write(Boolean value) {
            return JsonNodeFactory.instance.booleanNode(value);
        }
    }

    /// A text of limited length.
    record Text(int longest) implements SettingType<String> {
        @Override
        public @Nullable String read(JsonNode node) {
            return node.isString() && node.stringValue().length() <= longest ? node.stringValue() : null;
        }

        @Override
        public JsonNode write(String value) {
            return JsonNodeFactory.instance.stringNode(value);
        }
    }

    /// One of some words.
    record Choice(List<String> choices) implements SettingType<String> {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public @Nullable String read(JsonNode node) {
            return node.isString() && choices.contains(node.stringValue()) ? node.stringValue() : null;
        }

        @Override
        public JsonNode write(String value) {
            return JsonNodeFactory.instance.stringNode(value);
        }
    }

    /// A length of time, in JSON a whole number of seconds; both limits included.
    record Span(Duration least, Duration most) implements SettingType<Duration> {
        @Override
        public @Nullable Duration read(JsonNode node) {
            Long seconds = new Whole(least.toSeconds(), most.toSeconds()).read(node);
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }

        @Override
        public JsonNode write(Duration value) {
            return JsonNodeFactory.instance.numberNode(value.toSeconds());
        }
    }

    /// A password or key of another system: written, never read back by people.
    record Secret(int longest) implements SettingType<String> {
        @Override
        public @Nullable String read(JsonNode node) {
            return node.isString()
                            && !node.stringValue().isEmpty()
                            && node.stringValue().length() <= longest
                    ? node.stringValue()
                    : null;
        }

        @Override
        public JsonNode write(String value) {
            throw new IllegalStateException("a secret is never shown");
        }
    }
}
