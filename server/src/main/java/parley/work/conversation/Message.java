package parley.work.conversation;

import java.util.List;
import parley.platform.files.FileId;

/// What somebody says in one go: words, files, or both.
///
/// @param text may be empty where there are files
/// @param files in the order in which they are shown
public record Message(String text, List<FileId> files) {

    public Message {
        files = files.stream().distinct().toList();
    }

    /// Words alone.
    public static Message of(String text) {
        return new Message(text, List.of());
    }

    boolean isWordless() {
        return text.isBlank() && !files.isEmpty();
    }
}
