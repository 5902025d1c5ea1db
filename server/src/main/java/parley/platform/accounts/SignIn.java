package parley.platform.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import parley.platform.audit.Audit;
import parley.platform.identity.Secrets;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.platform.password.Passwords;

/// The way in: name and password, and the second factor where there is one.
///
/// Guessing is slowed down three times: by account, by address, and for names that nobody has in
/// the same way, so that the answer does not tell who works here. An address from which a person
/// has signed in before counts for itself, so a stranger elsewhere cannot lock the person out.
@Service
class SignIn {

    static final int FREE_FAILURES = 5;
    static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final String ELSEWHERE = "";

    private final PersonStore people;
    private final AttemptStore attempts;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final Audit audit;
    private final Limits limits;

    /// The waits that are kept in memory, with their clock.
    @org.springframework.stereotype.Component
    record Limits(AccountBeans.SignInLimits backoffs, java.time.InstantSource clock) {}

    SignIn(
            PersonStore people,
            AttemptStore attempts,
            Passwords passwords,
            SecondFactors secondFactors,
            Sessions sessions,
            Audit audit,
            Limits limits) {
        this.people = people;
        this.attempts = attempts;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.audit = audit;
        this.limits = limits;
    }

    /// Begins a session for who knows the password and, where there is one, has the second factor.
    /// Nothing commits as a whole here: an attempt counts even though it is refused.
    ///
    /// @param code the second factor's code or a recovery code; null in the first step
    /// @throws ProblemException `sign-in-failed`, `sign-in-locked`, `second-factor-required`,
    ///     `second-factor-wrong`
    Accounts.Issued signIn(String login, String password, @Nullable String code, Sessions.Origin origin) {
        String address = String.valueOf(origin.address());
        checkWait(limits.backoffs().addresses().remaining(address));
        Optional<PersonStore.Credentials> found = people.credentials(login.strip());
        if (found.isEmpty()) {
            throw refuseUnknown(login, password, address);
        }
        PersonStore.Credentials person = found.get();
        String place = place(person, address);
        begin(person, place);
        if (!passwords.matches(password, person.passwordHash())) {
            throw refuse(person, address, AccountProblem.SIGN_IN_FAILED);
        }
        if (secondFactors.isOn(person.id())) {
            if (code == null || code.isBlank()) {
                attempts.takeBack(person.id(), place);
                throw new ProblemException(AccountProblem.SECOND_FACTOR_REQUIRED);
            }
            if (!secondFactors.accepts(person.id(), code)) {
                throw refuse(person, address, AccountProblem.SECOND_FACTOR_WRONG);
            }
        }
        return welcome(person, address, origin);
    }

    private String place(PersonStore.Credentials person, String address) {
        String place = hashed(address);
        return attempts.known(person.id(), place).orElse(ELSEWHERE);
    }

    private static String hashed(String address) {
        return HexFormat.of().formatHex(Secrets.hash(address), 0, 16);
    }

    /// Counts the attempt before the password is looked at, and locks the place where it was one of
    /// too many; a right password opens it again.
    private void begin(PersonStore.Credentials person, String place) {
        Instant now = limits.clock().instant();
        AttemptStore.Attempt attempt = attempts.begin(person.id(), place, now);
        Instant until = attempt.lockedUntil();
        if (until != null) {
            checkWait(Duration.between(now, until));
        }
        Duration wait = Backoff.wait(attempt.failures(), FREE_FAILURES, FIRST_WAIT, LONGEST_WAIT);
        if (wait.isPositive()) {
            attempts.lock(person.id(), place, now.plus(wait));
        }
    }

    private static void checkWait(Duration wait) {
        if (wait.isPositive()) {
            throw new ProblemException(
                    AccountProblem.SIGN_IN_LOCKED, wait.plusSeconds(59).toMinutes());
        }
    }

    private ProblemException refuseUnknown(String login, String password, String address) {
        String name = hashed(login.strip().toLowerCase(Locale.ROOT));
        checkWait(limits.backoffs().unknownNames().remaining(name));
        passwords.pretend(password);
        limits.backoffs().unknownNames().failed(name);
        limits.backoffs().addresses().failed(address);
        return new ProblemException(AccountProblem.SIGN_IN_FAILED);
    }

    private ProblemException refuse(PersonStore.Credentials person, String address, AccountProblem why) {
        limits.backoffs().addresses().failed(address);
        audit.record(Actor.SYSTEM, "sign-in.refused", subject(person), null, null);
        return new ProblemException(why);
    }

    private Accounts.Issued welcome(PersonStore.Credentials person, String address, Sessions.Origin origin) {
        Instant now = limits.clock().instant();
        limits.backoffs().addresses().succeeded(address);
        attempts.clear(person.id(), now);
        attempts.remember(person.id(), hashed(address), now);
        Accounts.Issued session = sessions.begin(person.id(), origin);
        audit.record(
                new Actor.Person(person.id().value(), person.name()), "session.begun", subject(person), null, null);
        return session;
    }

    private static Audit.Subject subject(PersonStore.Credentials person) {
        return new Audit.Subject("person", person.id().value().toString(), person.login());
    }
}
