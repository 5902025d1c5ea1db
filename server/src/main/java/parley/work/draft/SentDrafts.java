package parley.work.draft;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.people.staff.AgentId;
import parley.work.conversation.Author;
import parley.work.conversation.Content;
import parley.work.conversation.Conversation;
import parley.work.conversation.Entry;

/// Forgets what has become an entry.
@Component
class SentDrafts implements Entry.Listener {

    private final DraftStore store;

    SentDrafts(DraftStore store) {
        this.store = store;
    }

    @Override
    public void added(Conversation conversation, Entry entry) {
        UUID agent = entry.author().id();
        String words = words(entry.content());
        if (entry.author().kind() == Author.Kind.AGENT && agent != null && words != null) {
            store.sent(new AgentId(agent), conversation.id(), Draft.Mode.of(entry.visibility()), words);
        }
    }

    private static @Nullable String words(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Note note -> note.text();
            case Content.File file -> null;
            case Content.Event event -> null;
        };
    }
}
