package parley.platform.accounts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.audit.Audit;
import parley.platform.identity.Caller;
import parley.platform.identity.PermissionSource;
import parley.platform.identity.PersonId;
import parley.platform.identity.Secrets;
import parley.platform.identity.TokenEnds;
import parley.platform.kernel.Ids;
import parley.platform.password.Passwords;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;

/// Accounts on a real database with a clock that stands still: the whole module without Spring.
final class AccountsWorld {

    static final String PASSWORD = "a long sentence";

    final FakeClock clock = new FakeClock();
    final Set<UUID> closed = new HashSet<>();
    final PersonStore personStore;
    final TokenStore tokenStore;
    final RoleStore roleStore;
    final SecondFactors secondFactors;
    final Sessions sessions;
    final Accounts accounts;
    final People people;
    final OwnAccount own;
    final Roles roles;
    final Tokens tokens;
    final SignIn signIn;
    final FirstAdminFile file;
    final FirstAdministrator firstAdministrator;
    final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /// Turns the bytes round, so that what is stored is not the seed.
    private static final class TurningVault implements SeedVault {
        @Override
        public byte[] seal(byte[] seed) {
            byte[] turned = new byte[seed.length];
            for (int i = 0; i < seed.length; i++) {
                turned[i] = (byte) ~seed[i];
            }
            return turned;
        }

        @Override
        public byte[] open(byte[] sealed) {
            return seal(sealed);
        }
    }

    AccountsWorld(TestDatabase database, Path folder) {
        jdbc = database.jdbc();
        jdbc.sql("""
                        truncate accounts_person, accounts_grant, accounts_token, accounts_attempt,
                          accounts_second_factor, accounts_recovery_code
                        """).update();
        jdbc.sql("delete from accounts_role where not built_in").update();
        transactions = database.transactions();
        var manager = new DataSourceTransactionManager(database.dataSource());
        Audit audit = Audit.on(database.dataSource(), clock);
        var beans = new StaticListableBeanFactory();
        TokenEnds ends = closed::addAll;
        beans.addBean("ends", ends);
        beans.addBean("vault", new TurningVault());
        var making = new Sessions.Making(new Secrets(), new Ids(clock), clock);
        var settings = new AccountSettings(folder, Duration.ofHours(14), Duration.ofHours(2));
        var passwords = new Passwords();
        personStore = new PersonStore(jdbc);
        tokenStore = new TokenStore(jdbc);
        roleStore = new RoleStore(jdbc);
        secondFactors =
                new SecondFactors(new SecondFactorStore(jdbc), beans.getBeanProvider(SeedVault.class), audit, clock);
        var endings = new Endings(beans.getBeanProvider(TokenEnds.class));
        sessions = new Sessions(tokenStore, new LastUse(tokenStore), endings, audit, settings, making);
        accounts = new Accounts(personStore, roleStore, passwords, sessions, audit, making);
        people = new People(personStore, roleStore, passwords, sessions, secondFactors, audit, making);
        file = new FirstAdminFile(settings);
        own = new OwnAccount(personStore, passwords, sessions, file, audit, making);
        roles = new Roles(
                roleStore, List.of(new AccountPermissions(), new Work()), secondFactors, audit, making.ids(), clock);
        tokens = new Tokens(tokenStore, roleStore, sessions, audit, making);
        signIn = new SignIn(
                personStore,
                new AttemptStore(jdbc),
                passwords,
                secondFactors,
                sessions,
                audit,
                new SignIn.Limits(AccountBeans.SignInLimits.of(clock), clock));
        firstAdministrator = new FirstAdministrator(accounts, new Secrets(), file, manager);
        in(() -> {
            roles.seed();
            return true;
        });
    }

    /// Permissions as another module declares them.
    private static final class Work implements PermissionSource {
        @Override
        public List<Permission> permissions() {
            return List.of(
                    new Permission("work.take", From.AGENT),
                    new Permission("work.assign", From.SUPERVISOR),
                    new Permission("webchat.visit", From.NO_ROLE));
        }

        @Override
        public String text(Permission permission, Locale locale) {
            return permission.name();
        }
    }

    <T> T in(Supplier<T> action) {
        T result = transactions.execute(any -> action.get());
        if (result == null) {
            throw new IllegalStateException("no result");
        }
        return result;
    }

    void run(Runnable action) {
        transactions.executeWithoutResult(any -> action.run());
    }

    PersonId person(String login, Role... held) {
        return in(() -> accounts.add(login, "Name of " + login, "en", PASSWORD, Set.of(held)));
    }

    Accounts.Issued signIn(String login, String password) {
        return signIn(login, password, null, "10.0.0.1");
    }

    Accounts.Issued signIn(String login, String password, @Nullable String code, String address) {
        return signIn.signIn(login, password, code, new Sessions.Origin(address, "test"));
    }

    Caller caller(Accounts.Issued issued) {
        return sessions.caller(issued.token()).orElseThrow();
    }

    /// A caller with a fresh session.
    Caller caller(PersonId person) {
        return caller(accounts.beginSession(person));
    }
}
