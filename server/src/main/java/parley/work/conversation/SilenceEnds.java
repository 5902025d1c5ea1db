package parley.work.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Texts;
import parley.platform.settings.Settings;
import parley.work.conversation.ConversationStore.Turn;
import parley.work.conversation.Stillness.Step;
import parley.work.conversation.Timeline.Writing;
import parley.work.routing.Routing;

/// Warns of a silence, or ends it: closes the conversation, or gives it back to its queue.
@Component
class SilenceEnds {

    private final SilenceStore store;
    private final LockedHeadStore heads;
    private final Timeline timeline;
    private final Routing routing;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    SilenceEnds(
            SilenceStore store,
            LockedHeadStore heads,
            Timeline timeline,
            Routing routing,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.heads = heads;
        this.timeline = timeline;
        this.routing = routing;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Takes the step where it is still due under the lock.
    void take(ConversationId id, Step step, Supplier<Optional<Step>> due) {
        transactions.executeWithoutResult(any -> {
            if (!step.isWarning()) {
                // the item before the conversation, as everywhere
                routing.lock(id.value());
            }
            heads.lock(id)
                    .filter(Conversation::isOpen)
                    .filter(open -> due.get().filter(step::equals).isPresent())
                    .ifPresent(open -> act(open, step));
        });
    }

    private void act(Conversation conversation, Step step) {
        if (step.isWarning()) {
            warn(conversation, step.silence());
            return;
        }
        switch (step.silence()) {
            case CUSTOMER_LEFT, CUSTOMER_SILENT ->
                routing.end(
                        conversation.id().value(), Actor.SYSTEM, step.silence().key());
            case AGENT_SILENT ->
                routing.sendBack(conversation.id().value(), step.silence().key());
        }
    }

    private void warn(Conversation conversation, Silence silence) {
        Instant now = clock.instant();
        store.warned(conversation.id(), silence, now);
        Duration left = ConversationSettings.patience(settings, silence).untilEnd();
        // rounded up: a promise of time that is kept
        long minutes = Math.max(1, left.plusSeconds(59).toMinutes());
        Writing writing = switch (silence) {
            case CUSTOMER_LEFT, AGENT_SILENT ->
                Writing.event(
                        new Content.Event(silence.key(), Map.of("minutes", minutes, "at", now.plus(left))),
                        Entry.Visibility.INTERNAL);
            case CUSTOMER_SILENT ->
                new Writing(
                        Author.SYSTEM,
                        Entry.Visibility.PUBLIC,
                        List.of(new Content.Text(Texts.text(
                                SilenceEnds.class,
                                Locale.forLanguageTag(conversation.language()),
                                "silence.customer",
                                minutes))),
                        null,
                        Turn.UNCHANGED,
                        Actor.SYSTEM);
        };
        timeline.append(conversation, writing);
    }
}
