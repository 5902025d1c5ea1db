package parley.people.presence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;

/// What an agent says of themselves.
public enum PresenceState {
    AVAILABLE,
    BUSY,
    BREAK,
    MEAL,
    MEETING,
    TRAINING,
    AWAY,
    OFFLINE;

    /// The name in JSON.
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static PresenceState parse(String key) {
        for (PresenceState state : values()) {
            if (state.key().equals(key)) {
                return state;
            }
        }
        throw new ProblemException(HttpProblem.INVALID_REQUEST, "state");
    }
}
