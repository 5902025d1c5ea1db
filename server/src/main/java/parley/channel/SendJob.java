package parley.channel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import parley.platform.jobs.Attempt;
import parley.platform.jobs.JobHandler;
import parley.platform.jobs.JobKind;
import parley.platform.jobs.JobOutcome;
import parley.work.conversation.Content;
import parley.work.conversation.Conversations;
import parley.work.conversation.Deliveries;
import parley.work.conversation.Entry;
import parley.work.conversation.Entry.Delivery;

/// Sends one thing by its adapter, and writes down what became of it. The pauses are those that
/// senders and receivers of webhooks have agreed on; they fit providers as well.
@Component
class SendJob implements JobHandler<Outbox.Send> {

    /// Pauses before the second and every further attempt.
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double JITTER = 0.1;

    private final Sender sender;
    private final OutboundStore store;
    private final Outbox outbox;
    private final Conversations conversations;
    private final Deliveries deliveries;
    private final TransactionOperations transactions;
    private final Chance chance;

    /// Time and chance.
    @Component
    record Chance(InstantSource clock) {

        private static final RandomGenerator RANDOM = new java.security.SecureRandom();

        /// Never the same for two, so that what failed together does not come back together.
        Duration spread(Duration pause) {
            double factor = 1 + JITTER * (2 * RANDOM.nextDouble() - 1);
            return Duration.ofMillis(Math.round(pause.toMillis() * factor));
        }
    }

    SendJob(
            Sender sender,
            OutboundStore store,
            Outbox outbox,
            Conversations conversations,
            Deliveries deliveries,
            TransactionOperations transactions,
            Chance chance) {
        this.sender = sender;
        this.store = store;
        this.outbox = outbox;
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.chance = chance;
    }

    @Override
    public JobKind<Outbox.Send> kind() {
        return Outbox.SEND;
    }

    @Override
    public int mostAttempts() {
        return PAUSES.size() + 1;
    }

    @Override
    public JobOutcome run(Outbox.Send payload, Attempt attempt) {
        OutboundStore.Leaving leaving = store.find(payload.entryId()).orElse(null);
        if (leaving == null || leaving.isSent()) {
            // its last attempt got through, and only the answer was lost
            return JobOutcome.DONE;
        }
        if (attempt.number() > mostAttempts()) {
            return fail(leaving, attempt, "died");
        }
        return switch (send(leaving)) {
            case SendOutcome.Accepted accepted -> succeed(leaving, attempt, accepted.externalId());
            case SendOutcome.Rejected rejected -> fail(leaving, attempt, rejected.code());
            case SendOutcome.Gone gone -> fail(leaving, attempt, gone.code());
            case SendOutcome.Retry retry ->
                attempt.number() >= mostAttempts()
                        ? fail(leaving, attempt, retry.code())
                        : new JobOutcome.Retry(pause(retry.after(), attempt.number()), retry.code());
        };
    }

    private Duration pause(@Nullable Duration asked, int attempt) {
        return asked == null ? chance.spread(PAUSES.get(attempt - 1)) : asked;
    }

    private SendOutcome send(OutboundStore.Leaving leaving) {
        Entry entry = conversations.entry(leaving.conversation(), leaving.seq());
        return sender.send(leaving.channel(), outbound(leaving, entry));
    }

    private static Outbound outbound(OutboundStore.Leaving leaving, Entry entry) {
        String key = entry.id().toString();
        return switch (entry.content()) {
            case Content.Text text ->
                new Outbound.Message(
                        key,
                        leaving.party(),
                        leaving.conversation(),
                        key,
                        text.text(),
                        entry.author().name(),
                        entry.at());
            case Content.Event event ->
                new Outbound.Event(
                        key, leaving.party(), leaving.conversation(), event.event(), event.arguments(), entry.at());
            case Content.File file ->
                new Outbound.File(
                        key,
                        leaving.party(),
                        leaving.conversation(),
                        key,
                        new Outbound.Attachment(file.fileId(), file.name(), file.mediaType(), file.size()),
                        entry.author().name(),
                        entry.at());
            case Content.Note note -> throw new IllegalStateException("a note never leaves the house");
        };
    }

    private JobOutcome succeed(OutboundStore.Leaving leaving, Attempt attempt, @Nullable String externalId) {
        transactions.executeWithoutResult(any -> {
            deliveries.changed(leaving.conversation(), leaving.seq(), Delivery.State.SENT, null);
            store.lockLane(leaving.conversation());
            store.sent(leaving.entry(), externalId, chance.clock().instant());
            outbox.startFirst(leaving.conversation(), attempt.actor());
        });
        return JobOutcome.DONE;
    }

    private JobOutcome fail(OutboundStore.Leaving leaving, Attempt attempt, String code) {
        transactions.executeWithoutResult(any -> {
            deliveries.changed(leaving.conversation(), leaving.seq(), Delivery.State.FAILED, code);
            store.lockLane(leaving.conversation());
            store.failed(leaving.entry(), code, chance.clock().instant());
            outbox.startFirst(leaving.conversation(), attempt.actor());
        });
        return new JobOutcome.Dead(code);
    }
}
