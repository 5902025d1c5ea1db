package parley.platform.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One link of the chain, or one that is about to become it.
///
/// @param seq the place in the chain, from 1 without a gap
/// @param before what was, as canonical JSON
/// @param after what is, as canonical JSON
/// @param address from where it was asked for
record AuditEntry(
        long seq,
        Instant at,
        ActorKind actorKind,
        @Nullable UUID actorId,
        String actorName,
        String action,
        Audit.Subject subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String address) {

    /// What kind of actor did it.
    enum ActorKind {
        PERSON,
        CUSTOMER,
        PRODUCT
    }

    AuditEntry at(long place) {
        return new AuditEntry(place, at, actorKind, actorId, actorName, action, subject, before, after, address);
    }

    /// Everything of the entry in one fixed form: what the hash is taken over.
    String content() {
        Map<String, @Nullable Object> actor = new LinkedHashMap<>();
        actor.put("kind", actorKind.name());
        actor.put("id", actorId == null ? null : actorId.toString());
        actor.put("name", actorName);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", subject.kind());
        object.put("id", subject.id());
        object.put("name", subject.name());
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("seq", seq);
        all.put("at", at.toString());
        all.put("actor", actor);
        all.put("action", action);
        all.put("object", object);
        all.put("before", before);
        all.put("after", after);
        all.put("address", address);
        return CanonicalJson.of(all);
    }
}
