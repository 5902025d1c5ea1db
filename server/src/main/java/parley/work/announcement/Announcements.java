package parley.work.announcement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What those who wait have been told, for whoever shows or speaks it to them.
@Service
public class Announcements {

    private final WaitStore waits;

    Announcements(WaitStore waits) {
        this.waits = waits;
    }

    /// When everybody who waits was told something last, by what the work is about; nobody else
    /// has been told anything.
    public Map<UUID, Instant> saidAt() {
        return waits.saidAt();
    }

    /// What these were told last; who was told nothing, or waits no more, is not there.
    public Map<UUID, ToldWait> told(Collection<UUID> subjects) {
        return waits.told(subjects);
    }

    /// What was said last to those who wait for work on a subject; empty where nothing was, and
    /// once the wait is over.
    public Optional<ToldWait> told(UUID subject) {
        return Optional.ofNullable(waits.told(List.of(subject)).get(subject));
    }
}
