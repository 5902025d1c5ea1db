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

        @Override
        public boolean holds(Contact contact) {
            String text =
                    contact.text().substring(0, Math.min(READ, contact.text().length()));
            return anyOf.stream()
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .anyMatch(word -> pattern(word).matcher(text).find());
        }

        private static Pattern pattern(String word) {
            String before = isLatin(word.codePointAt(0)) ? "(?<![\\p{IsLatin}\\p{Nd}])" : "";
            String after = isLatin(word.codePointBefore(word.length())) ? "(?![\\p{IsLatin}\\p{Nd}])" : "";
            return Pattern.compile(
                    before + Pattern.quote(word) + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
        @Override
        public boolean holds(Contact contact) {
            String said = contact.attributes().get(name);
            if (said == null) {
                return false;
            }
            String plain = plain(said);
            return anyOf.stream()
                    .map(ByAttribute::plain)
                    .filter(wanted -> !wanted.isEmpty())
                    .anyMatch(wanted -> switch (match) {
                        case IS -> plain.equals(wanted);
                        case STARTS_WITH -> plain.startsWith(wanted);
                        case CONTAINS -> plain.contains(wanted);
                    });
        }

        private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()./-]+");

        private static String plain(String text) {
            String stripped = text.strip();
            return NUMBER.matcher(stripped).matches()
                    ? stripped.replaceAll("[ ()./-]", "")
                    : stripped.toLowerCase(Locale.ROOT);
        }
    }

    /// How an attribute is compared.
    enum Match {
        IS,
        STARTS_WITH,
        CONTAINS
    }
}
