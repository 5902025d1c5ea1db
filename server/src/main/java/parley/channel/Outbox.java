package parley.channel;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import parley.platform.jobs.JobKind;
import parley.platform.jobs.Jobs;
import parley.platform.kernel.Actor;
import parley.work.conversation.Author;
import parley.work.conversation.Content;
import parley.work.conversation.Conversation;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Deliveries;
import parley.work.conversation.Entry;

/// The way out: what is to be sent is a row and a job in the transaction that writes the entry.
/// Only the first of a conversation has a job; the next gets its own when that one is over, so a
/// later message never overtakes an earlier one.
@Component
class Outbox implements Deliveries.Listener {

    static final JobKind<Send> SEND = new JobKind<>("channel.send", Send.class);

    private final Channels channels;
    private final OutboundStore store;
    private final Jobs jobs;
    private final Passing passing;
    private final InstantSource clock;

    Outbox(Channels channels, OutboundStore store, Jobs jobs, Passing passing, InstantSource clock) {
        this.channels = channels;
        this.store = store;
        this.jobs = jobs;
        this.passing = passing;
        this.clock = clock;
    }

    /// What a job is to send.
    record Send(UUID entryId) {}

    @Override
    public void ready(Conversation conversation, Entry entry) {
        Channel channel = channels.find(new ChannelId(conversation.channelId()));
        boolean isEvent = entry.content() instanceof Content.Event;
        if (isEvent && !channels.adapter(channel.key()).descriptor().takesEvents()) {
            return;
        }
        store.lockLane(conversation.id());
        store.insert(
                new OutboundStore.Leaving(
                        entry.id(), channel.id(), conversation.id(), entry.seq(), conversation.party(), false),
                clock.instant());
        startFirst(conversation.id(), actor(entry.author()));
    }

    @Override
    public void seen(Conversation conversation, long seq) {
        Channel channel = channels.find(new ChannelId(conversation.channelId()));
        if (channels.adapter(channel.key()).descriptor().takesEvents()) {
            var seen = new SeenJob.Seen(
                    conversation.channelId(),
                    conversation.party(),
                    conversation.id().value(),
                    seq);
            jobs.add(SeenJob.SEEN, seen.key(), seen, Actor.SYSTEM);
        }
    }

    @Override
    public void typing(Conversation conversation, Author author, boolean isTyping) {
        var now = clock.instant();
        passing.typing(
                new ChannelId(conversation.channelId()),
                new Outbound.Typing(
                        "typing-" + conversation.id().value() + "-" + now.toEpochMilli(),
                        conversation.party(),
                        conversation.id(),
                        author.name(),
                        isTyping,
                        now));
    }

    /// Gives the first that waits its job; one that has it already keeps it.
    void startFirst(ConversationId conversation, Actor actor) {
        store.first(conversation)
                .ifPresent(first -> jobs.add(SEND, first.entry().toString(), new Send(first.entry()), actor));
    }

    private static Actor actor(Author author) {
        UUID id = author.id();
        return author.kind() == Author.Kind.AGENT && id != null
                ? new Actor.Person(id, String.valueOf(author.name()))
                : Actor.SYSTEM;
    }
}
