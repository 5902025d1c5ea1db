package parley.work.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.http.Use;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// How work can end, in the centre's own words. A code that is removed is offered no longer; what
/// ended with it keeps it.
@Service
public class WrapUpCodes {

    /// What was used lately stands first.
    private static final Duration LATELY = Duration.ofDays(30);

    private final WrapUpCodeStore store;
    private final QueueFigures figures;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    WrapUpCodes(WrapUpCodeStore store, QueueFigures figures, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.figures = figures;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A code.
    ///
    /// @param uses how often work ended so in the last 30 days
    record Code(String id, String english, String chinese, int uses, Instant changedAt, String changedBy) {
        Code used(int times) {
            return new Code(id, english, chinese, times, changedAt, changedBy);
        }
    }

    /// What the record keeps.
    record Facts(String english, String chinese) {
        static Facts of(Code code) {
            return new Facts(code.english(), code.chinese());
        }
    }

    /// Most used first.
    List<Code> list(@Nullable QueueId queue) {
        Map<String, Integer> endings = figures.endings(clock.instant().minus(LATELY));
        return store.list(queue).stream()
                .map(code -> code.used(endings.getOrDefault(code.id(), 0)))
                .sorted(Comparator.comparingInt(Code::uses).reversed())
                .toList();
    }

    Code find(String id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Makes sure that a code is in use, where one is given.
    ///
    /// @throws ProblemException `wrap-up-code-unknown`
    public void requireKnown(@Nullable String id) {
        if (id != null && store.find(id).isEmpty()) {
            throw new ProblemException(QueueProblem.WRAP_UP_CODE_UNKNOWN);
        }
    }

    @Transactional
    Code create(Facts wanted, Actor actor) {
        Code code = code(ids.next().toString(), wanted, actor);
        store.insert(code);
        audit.record(actor, "wrap-up-code.created", subject(code), null, Facts.of(code));
        return code;
    }

    @Transactional
    Code change(String id, Facts wanted, Actor actor) {
        Code before = lock(id);
        Code after = code(id, wanted, actor);
        store.change(after);
        audit.record(actor, "wrap-up-code.changed", subject(after), Facts.of(before), Facts.of(after));
        return after;
    }

    @Transactional
    void delete(String id, Actor actor) {
        Code code = lock(id);
        Use.refuseAny(store.queues(id));
        store.remove(id, clock.instant(), actor.name());
        audit.record(actor, "wrap-up-code.deleted", subject(code), Facts.of(code), null);
    }

    private Code lock(String id) {
        return store.lock(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    private Code code(String id, Facts wanted, Actor actor) {
        return new Code(id, wanted.english().strip(), wanted.chinese().strip(), 0, clock.instant(), actor.name());
    }

    private static Audit.Subject subject(Code code) {
        return new Audit.Subject("wrap-up-code", code.id(), code.english());
    }
}
