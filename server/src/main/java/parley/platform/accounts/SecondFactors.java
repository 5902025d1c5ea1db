package parley.platform.accounts;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.identity.PersonId;
import parley.platform.identity.Secrets;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;

/// The second factor: an authenticator app, and ten recovery codes for the day it is lost.
@Service
class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final SecondFactorStore store;
    private final ObjectProvider<SeedVault> vault;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(SecondFactorStore store, ObjectProvider<SeedVault> vault, Audit audit, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /// What the app needs; shown once.
    record Enrolment(String secret, String uri) {}

    /// Whether the centre can keep second factors at all.
    boolean isAvailable() {
        return vault.getIfAvailable() != null;
    }

    boolean isOn(PersonId person) {
        return store.find(person).filter(factor -> factor.confirmedAt != null).isPresent();
    }

    int recoveryCodesLeft(PersonId person) {
        return store.codesLeft(person);
    }

    /// Begins the setup. Nothing is asked for at sign-in until it is confirmed.
    ///
    /// @throws ProblemException `second-factor-on`, `second-factor-unavailable`
    @Transactional
    public Enrolment begin(PersonId person, String login) {
        var seed = new byte[Totp.SEED_BYTES];
        random.nextBytes(seed);
        if (!store.begin(person, vault().seal(seed), clock.instant())) {
            throw new ProblemException(AccountProblem.SECOND_FACTOR_ON);
        }
        return new Enrolment(Totp.base32(seed), Totp.uri(login, seed));
    }

    /// Ends the setup with a first code.
    ///
    /// @return the recovery codes; shown once
    @Transactional
    public List<String> confirm(PersonId person, String code, Actor actor) {
        SecondFactorStore.Stored factor =
                store.find(person).orElseThrow(() -> new ProblemException(AccountProblem.SECOND_FACTOR_NOT_BEGUN));
        if (factor.confirmedAt != null) {
            throw new ProblemException(AccountProblem.SECOND_FACTOR_ON);
        }
        if (!useStep(person, factor, plain(code))) {
            throw new ProblemException(AccountProblem.SECOND_FACTOR_WRONG);
        }
        store.confirm(person, clock.instant());
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(recoveryCode());
        }
        store.addCodes(
                person,
                codes.stream().map(SecondFactors::plain).map(Secrets::hash).toList());
        audit.record(actor, "second-factor.on", subject(person), null, null);
        return codes;
    }

    /// Whether the code is the app's, or one of the recovery codes; either is good once.
    boolean accepts(PersonId person, String code) {
        String plain = plain(code);
        SecondFactorStore.Stored factor = store.find(person).orElse(null);
        if (factor == null) {
            return false;
        }
        if (plain.length() == 6) {
            return useStep(person, factor, plain);
        }
        return store.useCode(person, Secrets.hash(plain), clock.instant());
    }

    /// Switches it off.
    @Transactional
    public void remove(PersonId person, Actor actor) {
        if (store.remove(person)) {
            audit.record(actor, "second-factor.off", subject(person), null, null);
        }
    }

    private boolean useStep(PersonId person, SecondFactorStore.Stored factor, String code) {
        Instant now = clock.instant();
        OptionalLong step = Totp.match(vault().open(factor.sealedSeed), code, now, factor.lastStep);
        return step.isPresent() && store.useStep(person, step.getAsLong());
    }

    private SeedVault vault() {
        SeedVault found = vault.getIfAvailable();
        if (found == null) {
            throw new ProblemException(AccountProblem.SECOND_FACTOR_UNAVAILABLE);
        }
        return found;
    }

    /// Eighty random bits in four groups, so that a fast hash is enough.
    private String recoveryCode() {
        var bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        return Totp.base32(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static Audit.Subject subject(PersonId person) {
        return new Audit.Subject("person", person.value().toString(), null);
    }
}
