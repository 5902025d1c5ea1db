package parley.platform.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Caller.Scope;
import parley.platform.identity.PersonId;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// Which roles a person holds where, and the person's sessions, for administrators.
@RestController
@RequestMapping("/api/v1/people/{id}")
class PersonRightsController {

    private final People people;
    private final RoleStore roles;
    private final Sessions sessions;

    PersonRightsController(People people, RoleStore roles, Sessions sessions) {
        this.people = people;
        this.roles = roles;
        this.sessions = sessions;
    }

    /// @param scopeKind `all`, `brand`, `site`, `team` or `own`
    record GrantView(
            @NotBlank @Size(max = 100) String role,
            @NotBlank @Size(max = 10) String scopeKind,
            @Nullable UUID scopeId) {

        static GrantView of(Grant grant) {
            return new GrantView(
                    grant.role(),
                    grant.scope().kind().name().toLowerCase(Locale.ROOT),
                    grant.scope().id());
        }

        Grant grant() {
            try {
                return new Grant(role, new Scope(Scope.Kind.valueOf(scopeKind.toUpperCase(Locale.ROOT)), scopeId));
            } catch (IllegalArgumentException unknown) {
                throw new ProblemException(unknown, HttpProblem.INVALID_REQUEST, "scopeKind");
            }
        }
    }

    /// One of a person's sessions.
    ///
    /// @param browser what the browser said of itself at the sign-in
    /// @param isCurrent whether the request was sent with it
    record SessionView(
            UUID id,
            String browser,
            @Nullable String address,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            boolean isCurrent) {

        static Slice<SessionView> all(List<TokenStore.Token> sessions, @Nullable UUID current) {
            return Slice.whole(sessions.stream()
                    .map(session -> new SessionView(
                            session.id(),
                            session.name(),
                            session.address(),
                            session.createdAt(),
                            session.lastUsedAt(),
                            session.expiresAt(),
                            session.id().equals(current)))
                    .toList());
        }
    }

    record Grants(@NotNull @Size(max = 200) List<@NotNull @Valid GrantView> grants) {}

    @GetMapping("/roles")
    @Requires(AccountPermissions.PEOPLE)
    Grants grants(@PathVariable PersonId id) {
        people.find(id);
        return new Grants(roles.grants(id).stream().map(GrantView::of).toList());
    }

    @PutMapping("/roles")
    @Requires(AccountPermissions.PEOPLE)
    Grants setGrants(Caller caller, @PathVariable PersonId id, @Valid @RequestBody Grants body) {
        people.setGrants(
                caller, id, body.grants().stream().map(GrantView::grant).toList());
        return grants(id);
    }

    @GetMapping("/sessions")
    @Requires(AccountPermissions.PEOPLE)
    Slice<SessionView> sessions(Caller caller, @PathVariable PersonId id) {
        people.find(id);
        return SessionView.all(sessions.of(id), caller.tokenId());
    }

    @DeleteMapping("/sessions")
    @Requires(AccountPermissions.PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(Caller caller, @PathVariable PersonId id) {
        people.find(id);
        people.checkNotAbove(caller, id);
        sessions.endAll(id, null, caller.actor());
    }

    @DeleteMapping("/sessions/{sessionId}")
    @Requires(AccountPermissions.PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable PersonId id, @PathVariable TokenController.TokenId sessionId) {
        people.find(id);
        people.checkNotAbove(caller, id);
        sessions.end(id, sessionId.value(), caller.actor());
    }
}
