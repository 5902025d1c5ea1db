package parley.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A password or key among a channel's settings: written by administrators, shown to nobody again.
/// It is sealed in the database and opened only for the adapter that uses it.
///
/// @param text the secret itself
public record ChannelSecret(String text) {

    private static final int LONGEST = 10_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelSecret {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a secret has 1 to " + LONGEST + " characters");
        }
    }

    /// Whatever writes it by mistake writes this.
    @JsonValue
    @Override
    public String toString() {
        return "(secret)";
    }
}
