package parley.platform.accounts;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.kernel.ProblemException;

/// Tokens for programs. A token acts as the person who made it and never does more than that person
/// may at that moment; it can be narrowed to some roles and permissions.
@Service
class Tokens {

    private final TokenStore store;
    private final RoleStore roles;
    private final Sessions sessions;
    private final Audit audit;
    private final Sessions.Making making;

    Tokens(TokenStore store, RoleStore roles, Sessions sessions, Audit audit, Sessions.Making making) {
        this.store = store;
        this.roles = roles;
        this.sessions = sessions;
        this.audit = audit;
        this.making = making;
    }

    /// What somebody wants a token to be.
    ///
    /// @param roles only what these roles may do; null with no permissions either for everything
    /// @param permissions and only these
    record Wanted(
            String name,
            @Nullable Set<String> roles,
            @Nullable Set<String> permissions,
            @Nullable Instant expiresAt) {}

    /// A token with its text, which is given this once.
    record Made(TokenStore.Token token, String text) {}

    /// Makes one for the caller.
    ///
    /// @throws ProblemException `role-unknown`, `beyond-own-rights`, or `invalid-request` for a
    ///     past end
    @Transactional
    public Made create(Caller caller, Wanted wanted) {
        Instant now = making.clock().instant();
        Instant expires = wanted.expiresAt();
        if (expires != null && !expires.isAfter(now)) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "expiresAt");
        }
        Set<String> narrowedTo = narrowedTo(wanted);
        if (!caller.permissions().containsAll(narrowedTo)) {
            throw new ProblemException(AccountProblem.BEYOND_OWN_RIGHTS);
        }
        boolean isWhole = wanted.roles() == null && wanted.permissions() == null;
        var token = new TokenStore.Token(
                making.ids().next(),
                caller.person(),
                caller.actor().name(),
                wanted.name().strip(),
                null,
                isWhole ? callersRoles(caller) : wanted.roles(),
                isWhole ? callersPermissions(caller) : wanted.permissions(),
                now,
                expires,
                null);
        String text = sessions.issue(TokenStore.Kind.TOKEN, token).token();
        audit.record(caller.actor(), "token.created", subject(token), null, wanted);
        return new Made(token, text);
    }

    /// A token made with a narrowed token is narrowed too; a person's own session is not narrow.
    private @Nullable Set<String> callersPermissions(Caller caller) {
        return isNarrow(caller) ? caller.permissions() : null;
    }

    private @Nullable Set<String> callersRoles(Caller caller) {
        return isNarrow(caller) ? Set.of() : null;
    }

    private boolean isNarrow(Caller caller) {
        UUID own = caller.tokenId();
        return own != null
                && store.find(TokenStore.Kind.TOKEN, own)
                        .filter(token -> token.roles() != null || token.permissions() != null)
                        .isPresent();
    }

    private Set<String> narrowedTo(Wanted wanted) {
        var all = new HashSet<String>();
        if (wanted.permissions() != null) {
            all.addAll(wanted.permissions());
        }
        if (wanted.roles() != null) {
            for (String role : wanted.roles()) {
                all.addAll(roles.find(role)
                        .orElseThrow(() -> new ProblemException(AccountProblem.ROLE_UNKNOWN, role))
                        .permissions());
            }
        }
        return all;
    }

    /// All tokens that were not revoked, the newest first.
    List<TokenStore.Token> list(UUID before, int limit) {
        return store.tokens(before, limit);
    }

    /// Ends a token at once.
    @Transactional
    public void revoke(Caller caller, UUID id) {
        TokenStore.Token token =
                store.find(TokenStore.Kind.TOKEN, id).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        sessions.end(List.of(id));
        audit.record(caller.actor(), "token.revoked", subject(token), null, null);
    }

    private static Audit.Subject subject(TokenStore.Token token) {
        return new Audit.Subject("token", token.id().toString(), token.name());
    }
}
