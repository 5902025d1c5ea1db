package parley.channel.webchat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.live.StreamListener;
import parley.work.conversation.CustomerPresence;

/// Which visitors have a page open, and which pages they looked at.
///
/// Who is here is kept in memory; the table is brought up to date once a minute and when somebody
/// goes, so that ten thousand quiet visitors cost one statement a minute.
@Component
class VisitorPresence implements CustomerPresence, StreamListener {

    static final Duration NOTED_EVERY = Duration.ofSeconds(60);

    private static final int PAGES_SHOWN = 50;

    private final WebchatStore store;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();
    private volatile Instant notedAt;

    VisitorPresence(WebchatStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.notedAt = startedAt;
    }

    @Override
    public Optional<Instant> lastSeen(UUID channelId, String party) {
        return id(party).flatMap(visitor -> {
            if (here.contains(visitor)) {
                return Optional.of(clock.instant());
            }
            return store.seenAt(visitor, channelId).map(seen -> seen.isBefore(startedAt) ? startedAt : seen);
        });
    }

    @Override
    public List<PageView> pages(UUID channelId, String party) {
        return id(party)
                .map(visitor -> store.pages(visitor, channelId, PAGES_SHOWN))
                .orElse(List.of());
    }

    /// Other channels name their customers as they like.
    private static Optional<UUID> id(String party) {
        try {
            return Optional.of(UUID.fromString(party));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    @Override
    public void opened(Caller caller) {
        visitor(caller).ifPresent(here::add);
    }

    @Override
    public void alive(Collection<Caller> callers) {
        // also mends what a page that closed while another opened has left behind
        callers.forEach(caller -> visitor(caller).ifPresent(here::add));
        Instant now = clock.instant();
        if (!here.isEmpty() && !now.isBefore(notedAt.plus(NOTED_EVERY))) {
            notedAt = now;
            store.seen(here, now);
        }
    }

    @Override
    public void closed(Caller caller) {
        visitor(caller).ifPresent(visitor -> {
            here.remove(visitor);
            store.seen(Set.of(visitor), clock.instant());
        });
    }

    private static Optional<UUID> visitor(Caller caller) {
        return caller.actor() instanceof Actor.Customer customer
                        && caller.party().isPresent()
                ? Optional.of(customer.id())
                : Optional.empty();
    }
}
