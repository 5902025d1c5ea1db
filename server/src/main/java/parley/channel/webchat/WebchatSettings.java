package parley.channel.webchat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one widget looks and whom it serves.
///
/// @param colour the brand's colour as `#rrggbb`; the widget darkens it until white can be read
/// @param askName whether the form before the chat asks for a name
/// @param askContact whether it asks for an address to answer to
/// @param asksRating whether the visitor is asked at the end how it was
/// @param privacyUrl the page that the privacy line links to
/// @param allowedOrigins the host pages' origins that may chat; none means every one
/// @param texts the widget's own words by language, in place of the ones that it comes with
record WebchatSettings(
        @NotNull @Pattern(regexp = "#[0-9a-fA-F]{6}") String colour,
        boolean askName,
        boolean askContact,
        boolean asksRating,

        @Nullable @Size(max = 1000) @Pattern(regexp = "https?://.+") String privacyUrl,

        @NotNull @Size(max = 200) List<@Pattern(regexp = "https?://[^/\\s]+") @Size(max = 300) String> allowedOrigins,

        @NotNull @Size(max = 10) Map<@Pattern(regexp = "en|zh-CN") String, @Valid Words> texts) {

    /// The texts of one language; what is not said stays as the widget says it.
    record Words(
            @Nullable @Size(max = 100) String title,
            @Nullable @Size(max = 1000) String greeting,
            @Nullable @Size(max = 1000) String offline,
            @Nullable @Size(max = 1000) String privacy) {

        static final Words NONE = new Words(null, null, null, null);
    }

    WebchatSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
        texts = Map.copyOf(texts);
    }

    static final WebchatSettings DEFAULT = new WebchatSettings("#0b6b75", true, false, true, null, List.of(), Map.of());

    /// The widget's own words in a language.
    Words words(String language) {
        return texts.getOrDefault(language, Words.NONE);
    }
}
