package parley.platform.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;

/// The people who sign in, their sessions and tokens.
@Service
public class Identities {

    private static final Duration SESSION_LENGTH = Duration.ofHours(14);
    private static final int ATTEMPTS = 5;
    private static final Duration LOCK = Duration.ofMinutes(5);

    private final IdentityStore store;
    private final Secrets secrets;
    private final Ids ids;
    private final InstantSource clock;
    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /// Checked where the login is unknown, so that the answer takes as long as for a known one.
    private final String unknownPersonHash = passwords.encode(UUID.randomUUID().toString());

    Identities(IdentityStore store, Secrets secrets, Ids ids, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /// A session that was just begun, or a token that was just made; the text is shown this once.
    public record Issued(UUID id, String token, PersonId person) {}

    /// Adds a person.
    ///
    /// @throws ProblemException `login-taken`
    @Transactional
    public PersonId add(String login, String name, String language, String password, Set<Role> roles) {
        var id = new PersonId(ids.next());
        if (!store.insert(id, login, name, language, passwords.encode(password), clock.instant())) {
            throw new ProblemException(IdentityProblem.LOGIN_TAKEN, login);
        }
        roles.forEach(role -> store.grant(id, role.key()));
        return id;
    }

    /// Whether nobody has been added yet.
    public boolean isEmpty() {
        return store.countPeople() == 0;
    }

    /// The person, where there is one.
    public Optional<Person> find(PersonId id) {
        return store.person(id);
    }

    /// Begins a session for who knows the password.
    ///
    /// @throws ProblemException `sign-in-failed`, or `sign-in-locked` after five failures in a row
    public Issued signIn(String login, String password) {
        Instant now = clock.instant();
        Optional<IdentityStore.Credentials> found = store.byLogin(login);
        if (found.isEmpty()) {
            passwords.matches(password, unknownPersonHash);
            throw new ProblemException(IdentityProblem.SIGN_IN_FAILED);
        }
        IdentityStore.Credentials person = found.get();
        Instant lockedUntil = person.lockedUntil();
        if (lockedUntil != null && lockedUntil.isAfter(now)) {
            throw new ProblemException(
                    IdentityProblem.SIGN_IN_LOCKED,
                    Duration.between(now, lockedUntil).toMinutes() + 1);
        }
        if (!passwords.matches(password, person.passwordHash())) {
            int attempts = person.failedAttempts() + 1;
            boolean isLocked = attempts >= ATTEMPTS;
            store.noteAttempt(person.id(), isLocked ? 0 : attempts, isLocked ? now.plus(LOCK) : null);
            throw new ProblemException(IdentityProblem.SIGN_IN_FAILED);
        }
        if (person.failedAttempts() > 0) {
            store.noteAttempt(person.id(), 0, null);
        }
        return beginSession(person.id());
    }

    /// Begins a session for a person who was recognised in another way.
    public Issued beginSession(PersonId person) {
        return issue(person, "SESSION", "", clock.instant().plus(SESSION_LENGTH));
    }

    /// Makes a token for programs that act as the person.
    public Issued makeToken(PersonId person, String label) {
        return issue(person, "TOKEN", label, null);
    }

    private Issued issue(PersonId person, String kind, String label, @Nullable Instant expires) {
        String token = secrets.token("ps_");
        UUID id = ids.next();
        store.insertToken(id, person, kind, Secrets.hash(token), label, clock.instant(), expires);
        return new Issued(id, token, person);
    }

    /// Ends a session or a token at once.
    public void revoke(UUID tokenId) {
        store.revokeToken(tokenId, clock.instant());
    }

    /// Who the token belongs to.
    Optional<Caller> caller(String token) {
        return store.token(Secrets.hash(token), clock.instant())
                .map(owner -> new Caller(
                        new Actor.Person(owner.person().value(), owner.name()),
                        owner.tokenId(),
                        Role.permissionsOf(owner.roles()),
                        null));
    }
}
