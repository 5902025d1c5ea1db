package parley.platform.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Authenticator;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.identity.Secrets;
import parley.platform.identity.TokenWatch;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// Sessions from sign-in to their end, and who is behind a session or token. A session ends after a
/// fixed time, after a quiet time, when it is signed out of, or when somebody revokes it.
@Service
class Sessions implements Authenticator, TokenWatch {

    private static final int LONGEST_NAME = 300;
    private static final String PREFIX = "ps_";

    private final TokenStore store;
    private final LastUse lastUse;
    private final Endings endings;
    private final Audit audit;
    private final AccountSettings settings;
    private final Making making;

    /// What every new session and token needs.
    record Making(Secrets secrets, Ids ids, InstantSource clock) {}

    Sessions(TokenStore store, LastUse lastUse, Endings endings, Audit audit, AccountSettings settings, Making making) {
        this.store = store;
        this.lastUse = lastUse;
        this.endings = endings;
        this.audit = audit;
        this.settings = settings;
        this.making = making;
    }

    /// From where somebody signs in.
    ///
    /// @param browser what the browser says of itself
    record Origin(@Nullable String address, String browser) {

        /// The product itself.
        static final Origin NONE = new Origin(null, "");
    }

    /// Begins a session. Its token is always a new one, whatever the browser had before.
    Accounts.Issued begin(PersonId person, Origin origin) {
        Instant now = making.clock().instant();
        return issue(
                TokenStore.Kind.SESSION,
                new TokenStore.Token(
                        making.ids().next(),
                        person,
                        "",
                        origin.browser()
                                .substring(
                                        0,
                                        Math.min(LONGEST_NAME, origin.browser().length())),
                        origin.address(),
                        null,
                        null,
                        now,
                        now.plus(settings.sessionLength()),
                        null));
    }

    Accounts.Issued issue(TokenStore.Kind kind, TokenStore.Token token) {
        String text = making.secrets().token(PREFIX);
        store.insert(kind, token, Secrets.hash(text));
        return new Accounts.Issued(token.id(), text, token.personId());
    }

    @Override
    public @Nullable Caller authenticate(String token) {
        return token.startsWith(PREFIX) ? caller(token).orElse(null) : null;
    }

    /// Who the token belongs to. Its use is noted.
    Optional<Caller> caller(String token) {
        Instant now = making.clock().instant();
        Optional<TokenOwner> owner = store.owner(Secrets.hash(token), now, idleSince(now));
        owner.ifPresent(found -> lastUse.note(List.of(found.tokenId()), now));
        return owner.map(Sessions::caller);
    }

    private static Caller caller(TokenOwner owner) {
        Caller.Limit limit = null;
        if (owner.kind() == TokenStore.Kind.SESSION) {
            if (owner.mustChangePassword()) {
                limit = Caller.Limit.PASSWORD_CHANGE;
            } else if (owner.missesSecondFactor()) {
                limit = Caller.Limit.SECOND_FACTOR;
            }
        }
        return new Caller(
                new Actor.Person(owner.person().value(), owner.name()),
                owner.tokenId(),
                Rights.of(owner.rights(), owner.narrowedTo()),
                null,
                limit);
    }

    private Instant idleSince(Instant now) {
        return now.minus(settings.sessionIdle());
    }

    /// The person's sessions, the newest first.
    List<TokenStore.Token> of(PersonId person) {
        Instant now = making.clock().instant();
        return store.sessions(person, now, idleSince(now));
    }

    /// Ends one session of a person.
    ///
    /// @throws ProblemException `not-found` where it is not the person's
    @Transactional
    public void end(PersonId person, UUID session, Actor actor) {
        boolean isOwn = store.find(TokenStore.Kind.SESSION, session)
                .filter(found -> found.personId().equals(person))
                .isPresent();
        if (!isOwn) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        end(List.of(session));
        record(person, actor, "session.ended");
    }

    /// Ends all sessions of a person but one.
    @Transactional
    public void endAll(PersonId person, @Nullable UUID kept, Actor actor) {
        Instant now = making.clock().instant();
        List<UUID> ended = store.sessions(person, now, idleSince(now)).stream()
                .map(TokenStore.Token::id)
                .filter(id -> !id.equals(kept))
                .toList();
        if (!ended.isEmpty()) {
            end(ended);
            record(person, actor, "sessions.ended");
        }
    }

    private void record(PersonId person, Actor actor, String action) {
        audit.record(actor, action, new Audit.Subject("person", person.value().toString(), null), null, null);
    }

    /// Ends sessions or tokens, whoever has them.
    void end(Collection<UUID> ids) {
        store.revoke(ids, making.clock().instant());
        endings.tell(ids);
    }

    /// Closes what is open for a person who may no longer sign in.
    void shut(PersonId person) {
        Instant now = making.clock().instant();
        var all = new HashSet<>(store.idsOf(person, now));
        store.revokeSessions(person, now);
        endings.tell(all);
    }

    @Override
    public Set<UUID> ended(Collection<UUID> tokenIds) {
        if (tokenIds.isEmpty()) {
            return Set.of();
        }
        Instant now = making.clock().instant();
        List<UUID> valid = store.valid(tokenIds, now, idleSince(now));
        lastUse.note(valid, now);
        var ended = new HashSet<>(tokenIds);
        ended.removeAll(Set.copyOf(valid));
        return ended;
    }
}
