package parley.platform.outbound;

import java.util.Map;
import java.util.Optional;

/// What came of a request to another system.
public sealed interface OutboundAnswer {

    /// It answered; a redirect is an answer too and is not followed.
    ///
    /// @param headers lower-case names
    record Answered(int status, Map<String, String> headers) implements OutboundAnswer {
        public Answered {
            headers = Map.copyOf(headers);
        }

        /// A header's first value.
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /// It could not be reached, or did not answer in time; later it may.
    ///
    /// @param why a fixed word
    record Unreachable(String why) implements OutboundAnswer {}

    /// It is not allowed to be reached.
    ///
    /// @param why a fixed word
    record Forbidden(String why) implements OutboundAnswer {}
}
