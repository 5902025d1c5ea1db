package parley.channel.webchat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.channel.Channel;
import parley.channel.ChannelId;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Secrets;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.SecretBox;

/// The secrets with which host pages sign who is signed in there. A channel has at most two that
/// count, so that a new one can be brought to the host page before the old one goes.
@Service
class IdentitySecrets {

    static final int MOST = 2;

    private final IdentitySecretStore store;
    private final SecretBox box;
    private final Secrets secrets;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    IdentitySecrets(
            IdentitySecretStore store, SecretBox box, Secrets secrets, Audit audit, Ids ids, InstantSource clock) {
        this.store = store;
        this.box = box;
        this.secrets = secrets;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// A secret, without itself.
    record KnownSecret(UUID id, Instant createdAt, String createdBy) {}

    /// A new secret; its text is given this once.
    record Fresh(UUID id, String secret, Instant createdAt, String createdBy) {}

    /// Makes a new one; the oldest goes where there are two already.
    @Transactional
    public Fresh make(Channel channel, Actor actor) {
        UUID id = ids.next();
        String secret = secrets.token("pi_");
        Instant now = clock.instant();
        store.insert(id, channel.id(), box.seal(secret, context(id)), now, actor.name());
        store.keepNewest(channel.id(), MOST);
        audit.record(actor, "identity-secret.created", subject(channel), null, new KnownSecret(id, now, actor.name()));
        return new Fresh(id, secret, now, actor.name());
    }

    List<KnownSecret> of(ChannelId channel) {
        return store.of(channel).stream()
                .map(one -> new KnownSecret(one.id(), one.createdAt(), one.createdBy()))
                .toList();
    }

    /// The ones that count, in clear.
    List<String> open(ChannelId channel) {
        return store.of(channel).stream()
                .map(one -> box.openText(one.sealed(), context(one.id())))
                .toList();
    }

    /// Takes one away; what it signed counts no longer.
    ///
    /// @throws ProblemException `not-found`
    @Transactional
    public void delete(Channel channel, UUID id, Actor actor) {
        if (!store.delete(channel.id(), id)) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        audit.record(actor, "identity-secret.deleted", subject(channel), new Deleted(id), null);
    }

    private record Deleted(UUID id) {}

    private static Audit.Subject subject(Channel channel) {
        return new Audit.Subject("channel", channel.id().value().toString(), channel.name());
    }

    private static String context(UUID id) {
        return "identity-secret:" + id;
    }
}
