package parley.work.conversation;

import parley.platform.kernel.ProblemException;

/// A text as it may be stored: valid Unicode without NUL, not empty, not too long.
final class MessageText {

    private MessageText() {}

    /// Replaces what no database and no font can hold (NUL, halves of surrogate pairs) by U+FFFD,
    /// so that the reader sees that something stood there; everything else stays as it was written.
    ///
    /// @param most the longest text in code points
    /// @throws ProblemException `message-empty`, `message-too-long`
    static String clean(String text, int most) {
        if (text.isBlank()) {
            throw new ProblemException(ConversationProblem.MESSAGE_EMPTY);
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new ProblemException(ConversationProblem.MESSAGE_TOO_LONG, length, most);
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// The first words, for lists.
    static String preview(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 120
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 119)) + "…";
    }
}
