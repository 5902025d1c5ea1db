package parley.platform.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// The record, newest first, and the proof that it is whole.
@RestController
@RequestMapping("/api/v1/audit-events")
class AuditController {

    private static final int MOST = 200;
    private static final int BATCH = 1000;

    private final AuditStore store;

    AuditController(AuditStore store) {
        this.store = store;
    }

    record EventView(
            String id,
            Instant at,
            ActorView actor,
            String action,
            Audit.Subject object,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after,
            @Nullable String address,
            String hash) {

        static EventView of(AuditStore.Stored stored) {
            AuditEntry entry = stored.entry();
            return new EventView(
                    Long.toString(entry.seq()),
                    entry.at(),
                    new ActorView(
                            entry.actorKind().name().toLowerCase(Locale.ROOT), entry.actorId(), entry.actorName()),
                    entry.action(),
                    entry.subject(),
                    entry.before(),
                    entry.after(),
                    entry.address(),
                    stored.hash());
        }
    }

    record ActorView(String kind, @Nullable UUID id, String name) {}

    record VerificationView(
            boolean isWhole, long entries, @Nullable FindingView problem, HeadView head) {}

    record FindingView(String id, String fault) {}

    record HeadView(String id, String hash) {}

    /// @param object a kind, or a kind and an id as `person:…`
    @GetMapping
    @Requires(AuditPermissions.READ)
    Slice<EventView> list(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") int limit) {
        String[] words = object == null ? new String[0] : object.split(":", 2);
        int most = Math.clamp(limit, 1, MOST);
        List<AuditStore.Stored> found = store.newest(
                new AuditStore.Filter(
                        actor,
                        action,
                        words.length > 0 ? words[0] : null,
                        words.length > 1 ? words[1] : null,
                        from,
                        to),
                after == null ? Long.MAX_VALUE : after,
                most + 1);
        List<EventView> page = found.stream().limit(most).map(EventView::of).toList();
        return new Slice<>(page, found.size() > most ? page.getLast().id() : null);
    }

    /// Reads the whole chain. An end of it that was noted down earlier proves that nobody has put
    /// an older database in its place.
    ///
    /// @param id the noted end's id, with its hash
    @GetMapping("/verification")
    @Requires(AuditPermissions.READ)
    VerificationView verify(
            @RequestParam(required = false) @Nullable Long id, @RequestParam(required = false) @Nullable String hash) {
        if ((id == null) != (hash == null)) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, id == null ? "id" : "hash");
        }
        Chain.Head head = store.head();
        var verifier = new ChainVerifier(
                id == null || hash == null ? null : new Chain.Head(id, hash.toLowerCase(Locale.ROOT)));
        long last = 0;
        List<AuditStore.Stored> batch;
        do {
            batch = store.fromStart(last, head.seq(), BATCH);
            for (AuditStore.Stored stored : batch) {
                verifier.accept(stored.entry(), stored.hash());
                last = stored.entry().seq();
            }
        } while (!batch.isEmpty());
        ChainVerifier.Finding finding = verifier.finish(head);
        return new VerificationView(
                finding == null,
                verifier.verified(),
                finding == null
                        ? null
                        : new FindingView(
                                Long.toString(finding.seq()),
                                finding.fault().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                new HeadView(Long.toString(head.seq()), head.hash()));
    }
}
