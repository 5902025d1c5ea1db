package parley.people.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// The opening hours of the centre: what queues and channels go by.
@Service
public class Hours {

    private final HoursStore store;
    private final StaffListeners listeners;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Hours(HoursStore store, StaffListeners listeners, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.listeners = listeners;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Whether it is open at the moment.
    ///
    /// @throws ProblemException `not-found`
    public boolean isOpen(HoursId id, Instant at) {
        return times(id).isOpenAt(at);
    }

    /// The moment itself where it is open, else the next one at which it opens; empty where it
    /// never does.
    ///
    /// @throws ProblemException `not-found`
    public Optional<Instant> nextOpening(HoursId id, Instant at) {
        return times(id).nextOpening(at);
    }

    /// Makes sure that the hours are there and stay until the transaction ends.
    ///
    /// @throws ProblemException `hours-unknown`
    public void require(HoursId id) {
        if (!store.keep(id)) {
            throw new ProblemException(StaffProblem.HOURS_UNKNOWN);
        }
    }

    private OpeningHours times(HoursId id) {
        return find(id).times().hours();
    }

    StoredHours find(HoursId id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Adds opening hours.
    ///
    /// @param occasions why a date is an exception
    /// @throws ProblemException `staff-name-taken`
    @Transactional
    public HoursId add(String name, OpeningHours times, Map<LocalDate, String> occasions, Actor actor) {
        return create(actor, WrittenHours.of(name, times, occasions)).id();
    }

    @Transactional
    StoredHours create(Actor actor, WrittenHours wanted) {
        var hours = new StoredHours(new HoursId(ids.next()), wanted.checked(), clock.instant(), actor.name());
        try {
            store.insert(hours);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StaffProblem.STAFF_NAME_TAKEN, hours.name());
        }
        audit.record(actor, "hours.created", subject(hours), null, hours.times());
        return find(hours.id());
    }

    @Transactional
    StoredHours change(Actor actor, HoursId id, WrittenHours wanted) {
        StoredHours before = lock(id);
        var after = new StoredHours(id, wanted.checked(), clock.instant(), actor.name());
        try {
            store.change(after);
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(taken, StaffProblem.STAFF_NAME_TAKEN, after.name());
        }
        listeners.hoursChanged(id);
        audit.record(actor, "hours.changed", subject(after), before.times(), after.times());
        return find(id);
    }

    @Transactional
    void delete(Actor actor, HoursId id) {
        StoredHours hours = lock(id);
        Use.refuseAny(listeners.uses(id));
        store.delete(id);
        audit.record(actor, "hours.deleted", subject(hours), hours.times(), null);
    }

    private StoredHours lock(HoursId id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    private static Audit.Subject subject(StoredHours hours) {
        return new Audit.Subject("hours", hours.id().value().toString(), hours.name());
    }
}
