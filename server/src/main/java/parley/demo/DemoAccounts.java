package parley.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of the sample centre between starts.
///
/// @param channelId the sample web chat
record DemoAccounts(String channelId, List<Account> accounts) {

    DemoAccounts {
        accounts = List.copyOf(accounts);
    }

    /// One sample account.
    record Account(String role, String login, String password, String token) {}

    /// Who the first page is signed in as.
    @Nullable Account firstAgent() {
        return accounts.stream()
                .filter(account -> account.role().equals("agent"))
                .findFirst()
                .orElse(null);
    }

    /// Another agent than the first, where there is one.
    @Nullable Account lastAgent() {
        return accounts.reversed().stream()
                .filter(account -> account.role().equals("agent"))
                .findFirst()
                .orElse(null);
    }
}
