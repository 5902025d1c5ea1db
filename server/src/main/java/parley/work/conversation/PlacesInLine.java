package parley.work.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import parley.platform.live.Live;
import parley.platform.live.Topic;
import parley.work.announcement.Announcements;
import parley.work.announcement.ToldWait;
import parley.work.routing.Line;

/// Tells those who wait their place in line when it changes, and what is said of their wait, at
/// most once a second. Both come from one statement each for all, and only who has a page open
/// costs more than a comparison.
@Component
class PlacesInLine implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlacesInLine.class);

    private static final Duration EVERY = Duration.ofSeconds(1);
    /// Who is further from the front than this is told every fifth second only.
    private static final int FAR = 50;

    private static final Duration FAR_EVERY = Duration.ofSeconds(5);

    private final Line line;
    private final Announcements announcements;
    private final CustomerHistoryStore store;
    private final Live live;
    private final InstantSource clock;
    private final Map<UUID, Integer> told = new HashMap<>();
    private final Map<UUID, Instant> toldAt = new HashMap<>();
    private final Map<UUID, Topic> topics = new HashMap<>();
    private long farAt;
    private volatile @Nullable Thread thread;

    PlacesInLine(Line line, Announcements announcements, CustomerHistoryStore store, Live live, InstantSource clock) {
        this.line = line;
        this.announcements = announcements;
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /// What the customer's page gets.
    record Place(
            String kind,
            UUID conversationId,
            int position,
            @Nullable ToldWait toldWait) {}

    /// Compares with what was told, and tells the difference.
    void tell() {
        Map<UUID, Integer> places = line.places();
        Map<UUID, Instant> saidAt = announcements.saidAt();
        told.keySet().retainAll(places.keySet());
        toldAt.keySet().retainAll(saidAt.keySet());
        topics.keySet().retainAll(places.keySet());
        long now = clock.millis();
        boolean isFarsTurn = now - farAt >= FAR_EVERY.toMillis() || now < farAt;
        Map<UUID, Integer> news = new HashMap<>();
        places.forEach((conversation, place) -> {
            Integer before = told.get(conversation);
            boolean isDue = place <= FAR || isFarsTurn || before == null || before <= FAR;
            boolean isSaidAnew = !Objects.equals(toldAt.get(conversation), saidAt.get(conversation));
            if ((!place.equals(before) && isDue) || isSaidAnew) {
                news.put(conversation, place);
            }
        });
        if (isFarsTurn) {
            farAt = now;
        }
        show(news);
    }

    private void show(Map<UUID, Integer> news) {
        if (news.isEmpty()) {
            return;
        }
        learn(news.keySet());
        Map<UUID, ToldWait> waits = announcements.told(news.keySet());
        news.forEach((conversation, place) -> {
            ToldWait wait = waits.get(conversation);
            told.put(conversation, place);
            if (wait != null) {
                toldAt.put(conversation, wait.at());
            }
            Topic topic = topics.get(conversation);
            if (topic != null) {
                live.show(topic, new Place("position", conversation, place, wait));
            }
        });
    }

    private void learn(Set<UUID> conversations) {
        var unknown = new HashSet<>(conversations);
        unknown.removeAll(topics.keySet());
        if (!unknown.isEmpty()) {
            store.parties(unknown)
                    .forEach((conversation, party) ->
                            topics.put(conversation, ConversationEvents.party(party.channelId(), party.name())));
        }
    }

    @Override
    public void start() {
        // known before it runs, because the loop asks whether it is still wanted
        Thread fresh = Thread.ofPlatform().daemon().name("places-in-line").unstarted(this::loop);
        thread = fresh;
        fresh.start();
    }

    private void loop() {
        while (isRunning()) {
            try {
                tell();
            } catch (DataAccessException problem) {
                // the edge of a loop: a database that is away for a moment must not end it
                LOG.warn("places in line cannot be read", problem);
            }
            LockSupport.parkNanos(this, EVERY.toNanos());
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        LockSupport.unpark(running);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
