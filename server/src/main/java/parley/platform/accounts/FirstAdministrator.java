package parley.platform.accounts;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.identity.Secrets;
import parley.platform.kernel.RunFacts;
import parley.platform.kernel.Texts;

/// Gives an empty centre its first administrator, with a password that is good for one sign-in.
@Component
class FirstAdministrator implements SmartLifecycle, RunFacts.Notice {

    static final String LOGIN = "admin";

    private final Accounts accounts;
    private final Secrets secrets;
    private final FirstAdminFile file;
    private final TransactionTemplate transactions;
    private volatile boolean isRunning;
    private volatile @Nullable String password;

    FirstAdministrator(
            Accounts accounts, Secrets secrets, FirstAdminFile file, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.file = file;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        isRunning = true;
        if (accounts.isEmpty()) {
            transactions.executeWithoutResult(any -> make());
        }
    }

    private void make() {
        String made = secrets.password();
        accounts.add(LOGIN, "Administrator", "en", made, true, Set.of(Role.ADMINISTRATOR));
        // inside the transaction: an account whose password nobody knows would be of no use
        file.write(LOGIN, made);
        password = made;
    }

    @Override
    public @Nullable String text(Locale locale) {
        String made = password;
        password = null;
        Path path = file.path();
        return made == null
                ? null
                : Texts.text(FirstAdministrator.class, locale, "first-admin", LOGIN, made, String.valueOf(path));
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /// After the sample centre, which brings its own administrator, and before the web server.
    @Override
    public int getPhase() {
        return 3;
    }
}
