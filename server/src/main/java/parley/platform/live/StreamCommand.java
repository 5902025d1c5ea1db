package parley.platform.live;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A frame that pages may send, handled by the module that understands it.
public interface StreamCommand {

    /// The frame's `type`.
    String type();

    /// Handles it.
    ///
    /// @param frame the whole frame
    /// @param following what the stream follows; changing it takes effect at once
    /// @throws parley.platform.kernel.ProblemException a refusal, which is sent back as a frame
    void handle(Stream stream, JsonNode frame, Following following);

    /// What a stream follows.
    interface Following {

        /// Everything.
        Set<Topic> topics();

        /// Also follow this.
        void add(Topic topic);

        /// Follow this no more.
        void remove(Topic topic);
    }

    /// A text field of a frame.
    static @Nullable String text(JsonNode frame, String field) {
        JsonNode value = frame.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
