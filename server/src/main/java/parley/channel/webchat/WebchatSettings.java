package parley.channel.webchat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one widget looks and whom it serves.
///
/// @param colour the brand's colour as `#rrggbb`
/// @param askName whether the form before the chat asks for a name
/// @param askContact whether it asks for an address to answer to
/// @param privacyUrl the page that the privacy line links to
/// @param allowedOrigins the host pages' origins that may chat; none means every one
record WebchatSettings(
        @NotNull @Pattern(regexp = "#[0-9a-fA-F]{6}") String colour,
        boolean askName,
        boolean askContact,

        @Nullable @Size(max = 1000) @Pattern(regexp = "https?://.+") String privacyUrl,

        @NotNull @Size(max = 200) List<@Pattern(regexp = "https?://[^/\\s]+") @Size(max = 300) String> allowedOrigins) {

    WebchatSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    static final WebchatSettings DEFAULT = new WebchatSettings("#0b6b75", true, false, null, List.of());
}
