package parley.work.conversation;

import java.util.UUID;
import org.springframework.stereotype.Component;
import parley.platform.files.FileAccess;
import parley.platform.identity.Caller;

/// Who may read the file of an entry: staff who may read the conversation, and of customers the one
/// whose conversation it is, where the entry is public. So a note's file never leaves the house.
@Component
class EntryFiles implements FileAccess {

    private final EntryStore entries;
    private final ConversationStore store;
    private final ConversationAccess access;

    EntryFiles(EntryStore entries, ConversationStore store, ConversationAccess access) {
        this.entries = entries;
        this.store = store;
        this.access = access;
    }

    @Override
    public String owner() {
        return Attachments.OWNER;
    }

    @Override
    public boolean mayRead(Caller caller, UUID subject) {
        return entries.ofFile(subject).filter(entry -> mayRead(caller, entry)).isPresent();
    }

    private boolean mayRead(Caller caller, Entry entry) {
        if (caller.party().isEmpty()) {
            return caller.may("conversation.read") && access.mayRead(caller, entry.conversationId());
        }
        Caller.Party party = caller.party().get();
        return entry.visibility() == Entry.Visibility.PUBLIC
                && store.find(entry.conversationId())
                        .filter(conversation -> conversation.channelId().equals(party.channelId())
                                && conversation.party().equals(party.name()))
                        .isPresent();
    }
}
