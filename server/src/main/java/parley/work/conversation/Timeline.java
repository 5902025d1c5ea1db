package parley.work.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.work.conversation.ConversationStore.Turn;

/// Writes entries in their order and tells who follows. Runs inside the transaction of whoever
/// writes.
@Component
class Timeline {

    private final ConversationStore store;
    private final EntryStore entries;
    private final ManyStore many;
    private final ConversationEvents events;
    private final Attachments attachments;
    private final ObjectProvider<Entry.Listener> listeners;
    private final Ids ids;
    private final InstantSource clock;

    Timeline(
            Stores stores,
            ConversationEvents events,
            Attachments attachments,
            ObjectProvider<Entry.Listener> listeners,
            Ids ids,
            InstantSource clock) {
        this.store = stores.heads();
        this.entries = stores.entries();
        this.many = stores.many();
        this.events = events;
        this.attachments = attachments;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
    }

    /// Where heads and entries are.
    @Component
    record Stores(ConversationStore heads, EntryStore entries, ManyStore many) {}

    /// What is written in one go: all of it or nothing.
    ///
    /// @param contents words first, then files
    /// @param clientKey the writer's name for it; the k-th file's is `{key}/{k}`
    /// @param sender whose uploads the files are
    record Writing(
            Author author,
            Entry.Visibility visibility,
            List<Content> contents,
            @Nullable String clientKey,
            Turn turn,
            Actor sender) {

        /// One line of the product's own.
        static Writing event(Content content, Entry.Visibility visibility) {
            return new Writing(Author.SYSTEM, visibility, List.of(content), null, Turn.UNCHANGED, Actor.SYSTEM);
        }

        private @Nullable String key(int index) {
            int words = contents.getFirst() instanceof Content.File ? 0 : 1;
            return clientKey == null || index < words ? clientKey : clientKey + "/" + (index - words + 1);
        }
    }

    /// What a message says: its words, then its files.
    ///
    /// @param words what the words become, where there are any
    List<Content> contents(Message message, Function<String, Content> words, Actor sender) {
        var contents = new ArrayList<Content>();
        if (!message.isWordless()) {
            contents.add(words.apply(message.text()));
        }
        contents.addAll(attachments.contents(message.files(), sender));
        return contents;
    }

    /// The first entry of a message that was written before under this key.
    Optional<Entry> known(ConversationId id, Message message, @Nullable String clientKey) {
        return known(id, clientKey != null && message.isWordless() ? clientKey + "/1" : clientKey);
    }

    private Optional<Entry> known(ConversationId id, @Nullable String clientKey) {
        return clientKey == null ? Optional.empty() : entries.byClientKey(id, clientKey);
    }

    /// Adds entries; none where the conversation is closed and they need an open one.
    ///
    /// @return the first of them, also where the same was written before
    Optional<Entry> append(Conversation conversation, Writing writing) {
        Instant now = clock.instant();
        Entry first = null;
        for (int index = 0; index < writing.contents().size(); index++) {
            Optional<ConversationStore.Place> place = store.next(conversation.id(), writing.turn(), now);
            if (place.isEmpty()) {
                // closed: what was written before is still the answer to its repetition
                return known(conversation.id(), writing.key(index));
            }
            Entry entry = entry(conversation.id(), place.get().seq(), now, writing, index);
            if (!entries.insert(entry)) {
                // the same request came twice in this moment; its place is free again, the row is still ours
                store.takeBack(conversation.id(), entry.seq());
                return known(conversation.id(), entry.clientKey());
            }
            if (entry.content() instanceof Content.File file) {
                attachments.bind(file, entry.id(), writing.sender());
            }
            Conversation current = conversation.heldBy(place.get().agent());
            events.added(current, entry);
            listeners.orderedStream().forEach(listener -> listener.added(current, entry));
            first = first == null ? entry : first;
        }
        return Optional.ofNullable(first);
    }

    /// Words of a customer's for the open conversation.
    ///
    /// @param clientKey the writer's name for them
    record Words(UUID channelId, String party, Author author, String text, String clientKey) {

        ManyStore.Side side() {
            return new ManyStore.Side(channelId, party);
        }
    }

    /// Adds words to as many open conversations as are free, in the order in which they are given.
    ///
    /// @return each in its place; none for what was empty, and where no open conversation is free
    /// @throws IllegalStateException where the same were written before
    List<Optional<Entry>> appendAll(List<Optional<Words>> all) {
        Instant now = clock.instant();
        var added = new HashMap<ManyStore.Side, Integer>();
        all.forEach(one -> one.ifPresent(words -> added.merge(words.side(), 1, Integer::sum)));
        Map<ManyStore.Side, Conversation> heads = many.next(added, now);
        var fresh = new ArrayList<ConversationEvents.Added>();
        var answers = new ArrayList<Optional<Entry>>();
        for (Optional<Words> one : all) {
            Words words = one.orElse(null);
            Conversation head = words == null ? null : heads.get(words.side());
            if (words == null || head == null) {
                answers.add(Optional.empty());
                continue;
            }
            // its last places are these words', the first of them furthest back
            long seq = head.lastSeq() - added.merge(words.side(), -1, Integer::sum);
            Entry entry = entry(head.id(), seq, now, words);
            fresh.add(new ConversationEvents.Added(head, entry, false));
            answers.add(Optional.of(entry));
        }
        write(fresh, now);
        return answers;
    }

    private void write(List<ConversationEvents.Added> fresh, Instant now) {
        if (many.insert(fresh.stream().map(ConversationEvents.Added::entry).toList(), now) < fresh.size()) {
            throw new IllegalStateException("some were written before");
        }
        events.addedAll(fresh);
        fresh.forEach(
                one -> listeners.orderedStream().forEach(listener -> listener.added(one.conversation(), one.entry())));
    }

    /// What a new conversation begins with: the customer's words, and where they wait.
    record Opening(Conversation conversation, Words words, Content.Event event) {

        /// How many entries.
        static final long LENGTH = 2;
    }

    /// Begins the timelines of new conversations of customers whose own pages show them.
    ///
    /// @return the customers' words, each in its place
    List<Entry> begin(List<Opening> openings) {
        Instant now = clock.instant();
        var fresh = new ArrayList<ConversationEvents.Added>();
        var answers = new ArrayList<Entry>();
        for (Opening opening : openings) {
            Conversation conversation = opening.conversation();
            Entry words = entry(conversation.id(), 1, now, opening.words());
            var writing = Writing.event(opening.event(), Entry.Visibility.PUBLIC);
            fresh.add(new ConversationEvents.Added(conversation, words, true));
            fresh.add(new ConversationEvents.Added(
                    conversation, entry(conversation.id(), Opening.LENGTH, now, writing, 0), true));
            answers.add(words);
        }
        write(fresh, now);
        return answers;
    }

    private Entry entry(ConversationId id, long seq, Instant now, Words words) {
        return new Entry(
                ids.next(),
                id,
                seq,
                now,
                words.author(),
                Entry.Visibility.PUBLIC,
                words.clientKey(),
                new Content.Text(words.text()));
    }

    /// One entry by its place.
    Optional<Entry> entry(ConversationId id, long seq) {
        return entries.after(id, seq - 1, true, 1).stream()
                .filter(entry -> entry.seq() == seq)
                .findFirst();
    }

    /// What the customer may read of it, oldest first.
    List<Entry> publicAfter(ConversationId id, long after, int limit) {
        return entries.after(id, after, false, limit);
    }

    private Entry entry(ConversationId id, long seq, Instant now, Writing writing, int index) {
        return new Entry(
                ids.next(),
                id,
                seq,
                now,
                writing.author(),
                writing.visibility(),
                writing.key(index),
                writing.contents().get(index));
    }
}
