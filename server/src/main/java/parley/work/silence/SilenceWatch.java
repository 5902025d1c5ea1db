package parley.work.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import parley.platform.jobs.RecurringJob;
import parley.platform.settings.Settings;
import parley.work.conversation.ConversationId;
import parley.work.conversation.CustomerPresence;
import parley.work.silence.SilenceStore.Quiet;
import parley.work.silence.Stillness.Patience;
import parley.work.silence.Stillness.Step;

/// Looks every few seconds where nobody speaks any more, from what is stored, so that neither a
/// restart nor a second process changes who is due.
@Component
class SilenceWatch implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

    private static final Duration EVERY = Duration.ofSeconds(5);

    /// A longer pause means that customers and agents could not be heard meanwhile.
    private static final Duration MOST_GAP = Duration.ofSeconds(30);

    private final SilenceStore store;
    private final SilenceEnds ends;
    private final Settings settings;
    private final ObjectProvider<CustomerPresence> presence;
    private final InstantSource clock;

    SilenceWatch(
            SilenceStore store,
            SilenceEnds ends,
            Settings settings,
            ObjectProvider<CustomerPresence> presence,
            InstantSource clock) {
        this.store = store;
        this.ends = ends;
        this.settings = settings;
        this.presence = presence;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "silence.watch";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant watchedSince = store.look(now, MOST_GAP);
        Map<Silence, Patience> patience = SilenceSettings.patience(settings);
        Duration shortest = patience.values().stream()
                .map(Patience::untilWarning)
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                .orElse(Duration.ofDays(1));
        for (Quiet quiet : store.quiet(now.minus(shortest), now.plus(Stillness.AHEAD))) {
            due(quiet, patience, watchedSince).ifPresent(step -> take(quiet, step, patience, watchedSince));
        }
    }

    private void take(Quiet quiet, Step step, Map<Silence, Patience> patience, Instant watchedSince) {
        ConversationId id = quiet.stillness().id();
        try {
            // asked again under the lock, because somebody may speak in this moment
            ends.take(id, step, () -> store.one(id).flatMap(fresh -> due(fresh, patience, watchedSince)));
        } catch (DataAccessException problem) {
            // one that cannot be changed now must not keep the others waiting
            LOG.warn("silence could not be ended conversation={} silence={}", id.value(), step.silence(), problem);
        }
    }

    private Optional<Step> due(Quiet quiet, Map<Silence, Patience> patience, Instant watchedSince) {
        Instant seenAt = presence.orderedStream()
                .flatMap(known -> known.lastSeen(quiet.channelId(), quiet.party()).stream())
                .max(Instant::compareTo)
                .orElse(null);
        return quiet.stillness().seen(seenAt).due(patience, watchedSince, clock.instant());
    }
}
