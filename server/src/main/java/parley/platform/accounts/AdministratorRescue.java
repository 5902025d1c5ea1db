package parley.platform.accounts;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.audit.Audit;
import parley.platform.identity.PersonId;
import parley.platform.identity.Secrets;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.password.Passwords;

/// The way back in for who has lost it: works on the database alone, so that nothing but access to
/// the data folder is needed, and nothing less helps.
public final class AdministratorRescue {

    private static final Actor TOOL = new Actor.Product("tool reset-admin");

    private final PersonStore people;
    private final RoleStore roles;
    private final TokenStore tokens;
    private final AttemptStore attempts;
    private final SecondFactorStore secondFactors;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    private AdministratorRescue(DataSource database, InstantSource clock) {
        this.people = PersonStore.on(database);
        this.roles = RoleStore.on(database);
        this.tokens = TokenStore.on(database);
        this.attempts = AttemptStore.on(database);
        this.secondFactors = SecondFactorStore.on(database);
        this.audit = Audit.on(database, clock);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.clock = clock;
    }

    /// A rescue on a migrated database.
    public static AdministratorRescue on(DataSource database, InstantSource clock) {
        return new AdministratorRescue(database, clock);
    }

    /// Who can sign in again, and with what; it must be changed at the first sign-in.
    public record Rescued(String login, String password) {}

    /// Gives the first administrator a one-time password, takes the second factor away, ends every
    /// session and lock. A centre without an administrator gets one.
    public Rescued run() {
        String password = new Secrets().password();
        String hash = new Passwords().hash(password);
        Rescued done = transactions.execute(any -> {
            roles.lock();
            Person person = people.administrators().stream().findFirst().orElseGet(() -> make(hash));
            reset(person, hash);
            return new Rescued(person.login(), password);
        });
        if (done == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        return done;
    }

    private Person make(String hash) {
        var id = new PersonId(new Ids(clock).next());
        String login = FirstAdministrator.LOGIN;
        for (int number = 2; ; number++) {
            var person = new Person(id, login, "Administrator", "en", Set.of(), true, clock.instant(), TOOL.name());
            if (people.insert(person, hash, true)) {
                roles.grant(id, Grant.everywhere(Role.ADMINISTRATOR));
                return person;
            }
            login = FirstAdministrator.LOGIN + "-" + String.format(Locale.ROOT, "%d", number);
        }
    }

    private void reset(Person person, String hash) {
        PersonId id = person.id();
        people.change(new Person(
                id,
                person.login(),
                person.name(),
                person.language(),
                person.roles(),
                true,
                clock.instant(),
                TOOL.name()));
        people.setPassword(id, hash, true, clock.instant(), TOOL.name());
        tokens.revokeSessions(id, clock.instant());
        attempts.clear(id, clock.instant());
        secondFactors.remove(id);
        audit.record(
                TOOL, "person.rescued", new Audit.Subject("person", id.value().toString(), person.login()), null, null);
    }
}
