package parley.channel;

import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// What an administrator does with bytes that broke a parser: looks at them, which is recorded,
/// because customers' words may stand in them, and lets them be tried again.
@Component
class Quarantine {

    private final RawStore store;
    private final Inbox inbox;
    private final Audit audit;
    private final InstantSource clock;

    Quarantine(RawStore store, Inbox inbox, Audit audit, InstantSource clock) {
        this.store = store;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public byte[] body(UUID id, Actor actor) {
        byte[] body = store.quarantinedBody(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        audit.record(actor, "quarantine.read", new Audit.Subject("quarantine", id.toString(), null), null, null);
        return body;
    }

    @Transactional
    public void replay(UUID id, Actor actor) {
        if (!store.replay(id, clock.instant())) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        audit.record(actor, "quarantine.replayed", new Audit.Subject("quarantine", id.toString(), null), null, null);
        inbox.wake();
    }
}
