package parley.platform.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The kind of a channel, opaque outside the channel's own package: nobody else compares it with a
/// constant, because differences between channels are data ([Capabilities]).
public record ChannelKey(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    public ChannelKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a channel key: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
