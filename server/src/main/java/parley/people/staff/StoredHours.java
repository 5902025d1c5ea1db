package parley.people.staff;

import java.time.Instant;

/// Opening hours as they are kept.
record StoredHours(HoursId id, WrittenHours times, Instant changedAt, String changedBy) {

    String name() {
        return times.name();
    }
}
