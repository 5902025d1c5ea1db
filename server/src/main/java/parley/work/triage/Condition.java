package parley.work.triage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;

/// What a rule asks about a contact.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.ByChannel.class, name = "channel"),
    @JsonSubTypes.Type(value = Condition.ByTempo.class, name = "tempo"),
    @JsonSubTypes.Type(value = Condition.ByLanguage.class, name = "language"),
    @JsonSubTypes.Type(value = Condition.ByValue.class, name = "value"),
    @JsonSubTypes.Type(value = Condition.ByWords.class, name = "words"),
    @JsonSubTypes.Type(value = Condition.ByAttribute.class, name = "attribute")
})
public sealed interface Condition {

    /// Whether it holds.
    boolean holds(Contact contact);

    private static List<String> stripped(@Nullable List<String> words) {
        return words == null
                ? List.of()
                : words.stream().map(word -> word == null ? "" : word.strip()).toList();
    }

    /// It came by one of these channels.
    record ByChannel(@NotEmpty @Size(max = 200) Set<@NotNull UUID> channelIds) implements Condition {
        @Override
        public boolean holds(Contact contact) {
            return channelIds.contains(contact.channelId());
        }
    }

    /// Its channel is one of these fast.
    record ByTempo(@NotEmpty Set<@NotNull Tempo> tempi) implements Condition {
        @Override
        public boolean holds(Contact contact) {
            return tempi.contains(contact.tempo());
        }
    }

    /// The customer speaks one of these; a language without a region stands for all of its regions.
    record ByLanguage(@NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 35) String> languages) implements Condition {
        @Override
        public boolean holds(Contact contact) {
            String spoken = contact.language().toLowerCase(Locale.ROOT);
            return languages.stream()
                    .map(language -> language.strip().toLowerCase(Locale.ROOT))
                    .anyMatch(language -> spoken.equals(language) || spoken.startsWith(language + "-"));
        }
    }

    /// The customer's value lies there. Of somebody whose value nobody has said it never holds.
    ///
    /// @param atLeast null for no lower end
    /// @param atMost null for no upper end
    record ByValue(
            @Nullable @Min(0) @Max(100) Integer atLeast,
            @Nullable @Min(0) @Max(100) Integer atMost) implements Condition {
        @Override
        public boolean holds(Contact contact) {
            Integer value = contact.value();
            return value != null && (atLeast == null || value >= atLeast) && (atMost == null || value <= atMost);
        }
    }

    /// The first words contain one of these, however they are written. Latin words are found whole,
    /// others anywhere.
    record ByWords(@NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 100) String> anyOf) implements Condition {

        /// More of a letter than anybody reads before deciding where it belongs.
        private static final int READ = 5_000;

        public ByWords {
            anyOf = stripped(anyOf);
        }

        @Override
        public boolean holds(Contact contact) {
            String text = contact.text()
                    .substring(0, Math.min(READ, contact.text().length()))
                    .toLowerCase(Locale.ROOT);
            return anyOf.stream().anyMatch(word -> isIn(text, word.toLowerCase(Locale.ROOT)));
        }

        private static boolean isIn(String text, String word) {
            if (word.isEmpty()) {
                return false;
            }
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                int end = at + word.length();
                boolean isWhole = (at == 0 || !join(text.codePointBefore(at), word.codePointAt(0)))
                        && (end == text.length() || !join(word.codePointBefore(word.length()), text.codePointAt(end)));
                if (isWhole) {
                    return true;
                }
            }
            return false;
        }

        /// Whether two that stand side by side are of one word.
        private static boolean join(int letter, int next) {
            return isLatin(letter) && isLatin(next);
        }

        private static boolean isLatin(int letter) {
            return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN || Character.isDigit(letter);
        }
    }

    /// What the channel says besides is one of these. Numbers are compared without what people put
    /// between their digits.
    ///
    /// @param name of the attribute, for example `to`
    record ByAttribute(
            @NotBlank @Size(max = 100) String name,

            @NotNull Match match,
            @NotEmpty @Size(max = 1000) List<@NotBlank @Size(max = 400) String> anyOf)
            implements Condition {
        private static final Pattern NUMBER = Pattern.compile("[+ ()./-]*[0-9][0-9 ()./-]*");

        public ByAttribute {
            anyOf = stripped(anyOf);
        }

        @Override
        public boolean holds(Contact contact) {
            String said = contact.attributes().get(name);
            if (said == null) {
                return false;
            }
            String plain = said.strip().toLowerCase(Locale.ROOT);
            String number = number(plain);
            return anyOf.stream()
                    .filter(wanted -> !wanted.isEmpty())
                    .map(wanted -> wanted.toLowerCase(Locale.ROOT))
                    .anyMatch(wanted -> isLike(plain, wanted)
                            || (number != null
                                    && number(wanted) != null
                                    && isLike(number, String.valueOf(number(wanted)))));
        }

        private boolean isLike(String said, String wanted) {
            return switch (match) {
                case IS -> said.equals(wanted);
                case STARTS_WITH -> said.startsWith(wanted);
                case CONTAINS -> said.contains(wanted);
            };
        }

        /// Without what people put between the digits; null where it is no number.
        private static @Nullable String number(String text) {
            return NUMBER.matcher(text).matches() ? text.replaceAll("[ ()./-]", "") : null;
        }
    }

    /// How an attribute is compared.
    enum Match {
        IS,
        STARTS_WITH,
        CONTAINS
    }
}
