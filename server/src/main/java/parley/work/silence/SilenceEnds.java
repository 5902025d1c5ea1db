package parley.work.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Texts;
import parley.platform.settings.Settings;
import parley.work.conversation.Conversation;
import parley.work.conversation.ConversationId;
import parley.work.conversation.Conversations;
import parley.work.conversation.Entry;
import parley.work.routing.Routing;
import parley.work.silence.Stillness.Step;

/// Warns of a silence, or ends it: closes the conversation, or gives it back to its queue.
@Component
class SilenceEnds {

    private final SilenceStore store;
    private final Conversations conversations;
    private final Routing routing;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    SilenceEnds(
            SilenceStore store,
            Conversations conversations,
            Routing routing,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.conversations = conversations;
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
            Conversation conversation = conversations.lock(id);
            if (conversation.isOpen() && due.get().filter(step::equals).isPresent()) {
                act(conversation, step);
            }
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
        Duration left = SilenceSettings.patience(settings, silence).untilEnd();
        // rounded up: a promise of time that is kept
        long minutes = Math.max(1, left.plusSeconds(59).toMinutes());
        switch (silence) {
            case CUSTOMER_LEFT, AGENT_SILENT ->
                conversations.event(
                        conversation,
                        silence.key(),
                        Map.of("minutes", minutes, "at", now.plus(left)),
                        Entry.Visibility.INTERNAL);
            case CUSTOMER_SILENT ->
                conversations.say(
                        conversation,
                        Texts.text(
                                SilenceEnds.class,
                                Locale.forLanguageTag(conversation.language()),
                                "silence.customer",
                                minutes));
        }
    }
}
