package parley.platform.accounts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/// When sessions and tokens were used last, to the minute: the first use in a minute is written,
/// the others only looked up here.
@Component
class LastUse {

    private static final int MOST = 20_000;

    private final TokenStore store;
    private final ConcurrentMap<UUID, Instant> minutes = new ConcurrentHashMap<>();

    LastUse(TokenStore store) {
        this.store = store;
    }

    void note(Collection<UUID> tokens, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        List<UUID> fresh = tokens.stream()
                .filter(token -> !minute.equals(minutes.put(token, minute)))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        store.used(fresh, minute);
        if (minutes.size() > MOST) {
            minutes.values().removeIf(minute::isAfter);
        }
    }
}
