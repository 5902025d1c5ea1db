package parley.channel;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import parley.platform.jobs.Attempt;
import parley.platform.jobs.JobHandler;
import parley.platform.jobs.JobKind;
import parley.platform.jobs.JobOutcome;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;
import parley.work.conversation.Entry;

/// Tells the other side that an agent has read what its customer wrote. Nobody needs to look where
/// that fails for good: the message itself is safe.
@Component
class SeenJob implements JobHandler<SeenJob.Seen> {

    static final JobKind<Seen> SEEN = new JobKind<>("channel.seen", Seen.class);

    private static final int MOST = 4;

    private final Sender sender;
    private final InboundStore inbound;
    private final Conversations conversations;
    private final InstantSource clock;

    SeenJob(Sender sender, InboundStore inbound, Conversations conversations, InstantSource clock) {
        this.sender = sender;
        this.inbound = inbound;
        this.conversations = conversations;
        this.clock = clock;
    }

    /// The customer's last entry that was read.
    record Seen(UUID channelId, String party, UUID conversationId, long seq) {

        String key() {
            return conversationId + ":" + seq;
        }
    }

    @Override
    public JobKind<Seen> kind() {
        return SEEN;
    }

    @Override
    public int mostAttempts() {
        return MOST;
    }

    @Override
    public JobOutcome run(Seen seen, Attempt attempt) {
        var conversation = new ConversationId(seen.conversationId());
        var channel = new ChannelId(seen.channelId());
        Entry entry = conversations.entry(conversation, seen.seq());
        Optional<Named> message = message(channel, entry);
        if (message.isEmpty()) {
            return JobOutcome.DONE;
        }
        Named named = message.get();
        var outbound = new Outbound.Seen(
                "seen-" + named.messageId(),
                seen.party(),
                conversation,
                named.messageId(),
                named.externalId(),
                clock.instant());
        return switch (sender.send(channel, outbound)) {
            case SendOutcome.Accepted accepted -> JobOutcome.DONE;
            case SendOutcome.Rejected rejected -> JobOutcome.DONE;
            case SendOutcome.Gone gone -> JobOutcome.DONE;
            case SendOutcome.Retry retry ->
                attempt.number() >= MOST
                        ? JobOutcome.DONE
                        : new JobOutcome.Retry(
                                retry.after() == null ? SendJob.PAUSES.get(attempt.number() - 1) : retry.after(),
                                retry.code());
        };
    }

    private record Named(String messageId, String externalId) {}

    /// The message that the entry is, or is a file of.
    private Optional<Named> message(ChannelId channel, Entry entry) {
        String key = entry.clientKey();
        if (key == null || !key.startsWith(Intake.PREFIX)) {
            return Optional.empty();
        }
        String whole = key.substring(Intake.PREFIX.length());
        for (String name :
                Stream.of(whole, whole.replaceFirst("/[0-9]+$", "")).distinct().toList()) {
            Optional<InboundStore.Known> known = inbound.find(channel, name)
                    .filter(one ->
                            one.conversation().equals(entry.conversationId().value()));
            if (known.isPresent()) {
                Entry first =
                        conversations.entry(entry.conversationId(), known.get().seq());
                return Optional.of(new Named(first.id().toString(), name));
            }
        }
        return Optional.empty();
    }
}
