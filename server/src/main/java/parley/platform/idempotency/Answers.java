package parley.platform.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import parley.platform.jobs.RecurringJob;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.SecretBox;

/// Remembers for a day what was answered, and recognises the same request.
@Service
class Answers implements RecurringJob {

    private static final Duration KEPT = Duration.ofHours(24);

    /// Longer than any request runs.
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private final AnswerStore store;
    private final SecretBox box;
    private final InstantSource clock;

    Answers(AnswerStore store, SecretBox box, InstantSource clock) {
        this.store = store;
        this.box = box;
        this.clock = clock;
    }

    /// An earlier answer.
    record Earlier(int status, @Nullable String contentType, String body) {}

    AnswerStore.Request request(String caller, String key, String route, String hash) {
        return new AnswerStore.Request(caller, key, route, hash, clock.instant());
    }

    /// Begins a request.
    ///
    /// @return the earlier answer to the same request; null where this is the first
    /// @throws ProblemException `idempotency-key-reused` or `request-in-progress`
    @Nullable Earlier begin(AnswerStore.Request request) {
        Instant now = request.startedAt();
        if (store.begin(request, now.minus(KEPT), now.minus(ABANDONED))) {
            return null;
        }
        // gone again where the first has failed meanwhile: then this one may be sent anew
        AnswerStore.Answer answer =
                store.find(request).orElseThrow(() -> new ProblemException(IdempotencyProblem.REQUEST_IN_PROGRESS));
        if (!request.isSameAs(answer)) {
            throw new ProblemException(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
        }
        Integer status = answer.status();
        String body = answer.body();
        if (status == null || body == null) {
            throw new ProblemException(IdempotencyProblem.REQUEST_IN_PROGRESS);
        }
        return new Earlier(status, answer.contentType(), box.openText(body, request.context()));
    }

    /// Keeps what changed something, and forgets what did not, so that it may be sent again.
    void end(AnswerStore.Request request, int status, @Nullable String contentType, String body) {
        if (status >= 200 && status < 400) {
            store.finish(request, status, contentType, box.seal(body, request.context()));
        } else {
            store.forget(request);
        }
    }

    void forget(AnswerStore.Request request) {
        store.forget(request);
    }

    @Override
    public String name() {
        return "idempotency.housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        store.prune(clock.instant().minus(KEPT));
    }
}
