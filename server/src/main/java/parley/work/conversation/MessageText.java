package parley.work.conversation;

import parley.platform.http.SoundText;
import parley.platform.kernel.ProblemException;

/// A text as it may be stored: valid Unicode without NUL, not empty, not too long.
final class MessageText {

    private MessageText() {}

    /// The text made sound; everything else stays as it was written.
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
        return SoundText.of(text);
    }

    /// What a conversation begins with, for lists: its first words, or the name of a file.
    static String preview(Content first) {
        return switch (first) {
            case Content.Text text -> preview(text.text());
            case Content.Note note -> preview(note.text());
            case Content.File file -> preview(file.name());
            case Content.Event event -> event.event();
        };
    }

    /// The first words, for lists.
    static String preview(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 120
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 119)) + "…";
    }
}
