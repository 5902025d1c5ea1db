package parley.work.canned;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// The centre's canned replies.
@Service
public class CannedReplies {

    static final String MANAGE = "canned-reply.manage";

    private final CannedReplyStore store;
    private final Queues queues;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    CannedReplies(CannedReplyStore store, Queues queues, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a reply is to be.
    ///
    /// @param language a BCP 47 tag, or null for everybody
    public record Wanted(
            String shortcut,
            String title,
            String text,
            @Nullable String language,
            @Nullable UUID teamId,
            @Nullable QueueId queueId) {}

    /// All, by shortcut; with a queue only what is offered in it. Who does not write them sees
    /// another team's as little as if they were not there.
    List<CannedReply> all(@Nullable QueueId queue, Caller reader) {
        return store.all(queue, reader.may(MANAGE) ? null : reader.person().value());
    }

    CannedReply find(UUID id, Caller reader) {
        CannedReply reply = find(id);
        if (reply.teamId() != null && all(reply.queueId(), reader).stream().noneMatch(reply::equals)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return reply;
    }

    private CannedReply find(UUID id) {
        return store.find(id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
    }

    /// Makes a reply.
    ///
    /// @throws ProblemException `shortcut-taken` where another of that place and language has it
    @Transactional
    public CannedReply add(Wanted wanted, Actor by) {
        CannedReply reply = reply(ids.next(), wanted, by);
        if (!store.insert(reply)) {
            throw new ProblemException(CannedProblem.SHORTCUT_TAKEN, reply.shortcut());
        }
        audit.record(by, "canned-reply.created", subject(reply), null, reply);
        return reply;
    }

    /// Changes a reply.
    ///
    /// @throws ProblemException `shortcut-taken`, `not-found`
    @Transactional
    public CannedReply change(UUID id, Wanted wanted, Actor by) {
        CannedReply before = find(id);
        CannedReply after = reply(id, wanted, by);
        if (store.isTaken(after)) {
            throw new ProblemException(CannedProblem.SHORTCUT_TAKEN, after.shortcut());
        }
        store.change(after);
        audit.record(by, "canned-reply.changed", subject(after), before, after);
        return after;
    }

    /// Removes a reply; what was sent with it stays as it is.
    @Transactional
    public void remove(UUID id, Actor by) {
        CannedReply reply = find(id);
        store.delete(id);
        audit.record(by, "canned-reply.removed", subject(reply), reply, null);
    }

    private CannedReply reply(UUID id, Wanted wanted, Actor by) {
        if (wanted.teamId() != null && wanted.queueId() != null) {
            throw new ProblemException(CannedProblem.ONE_PLACE_ONLY);
        }
        if (wanted.queueId() != null) {
            queues.keep(wanted.queueId());
        }
        return new CannedReply(
                id,
                wanted.shortcut().strip(),
                wanted.title().strip(),
                wanted.text(),
                wanted.language(),
                wanted.teamId(),
                wanted.queueId(),
                clock.instant(),
                by.name());
    }

    private static Audit.Subject subject(CannedReply reply) {
        return new Audit.Subject("canned-reply", reply.id().toString(), "/" + reply.shortcut());
    }
}
