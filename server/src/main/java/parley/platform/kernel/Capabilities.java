package parley.platform.kernel;

/// What a channel can do. Desk, routing and reports read this instead of a channel's name.
///
/// @param tempo how fast an answer is expected
/// @param maxLength the longest message in code points
/// @param acceptsFiles whether files travel both ways
/// @param showsTyping whether either side sees the other type
/// @param showsSeen whether it is known that the customer has read a message
/// @param followsStream whether the customer's own page follows the live stream, so that nothing
///     has to be sent anywhere
public record Capabilities(
        Tempo tempo,
        int maxLength,
        boolean acceptsFiles,
        boolean showsTyping,
        boolean showsSeen,
        boolean followsStream) {

    public Capabilities {
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength must be positive: " + maxLength);
        }
    }

    /// How fast a customer of the channel expects to be answered.
    public enum Tempo {
        /// Both sides at once: calls and video.
        REAL_TIME,
        /// Within seconds, while both are there: chats.
        LIVE_TEXT,
        /// Within hours: mail, fax, paper.
        DEFERRED
    }
}
