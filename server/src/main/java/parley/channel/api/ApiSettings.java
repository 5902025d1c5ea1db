package parley.channel.api;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.channel.ChannelSecret;

/// Where one open channel sends what it has to say.
///
/// @param webhookUrl null where nobody is to be told; messages then wait and fail visibly
/// @param webhookSecret one secret, or two for the time of a change, separated by a space
record ApiSettings(
        @Nullable @Size(max = 2000) @Pattern(regexp = "https?://.+") String webhookUrl,

        @Nullable ChannelSecret webhookSecret) {

    static final ApiSettings DEFAULT = new ApiSettings(null, null);
}
