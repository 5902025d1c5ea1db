package parley.platform.accounts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Open;
import parley.platform.identity.PersonId;
import parley.platform.identity.Requires;
import parley.platform.identity.SessionCookie;
import parley.platform.identity.SessionFacts;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;

/// Signing in and out, and one's own sessions.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final ObjectProvider<SessionFacts> facts;

    SessionController(SignIn signIn, Sessions sessions, Accounts accounts, ObjectProvider<SessionFacts> facts) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.facts = facts;
    }

    /// @param code in the second step, for who has a second factor
    record SignInBody(
            @NotBlank @Size(max = 200) String login,
            @NotBlank @Size(max = 1000) String password,
            @Nullable @Size(max = 100) String code) {}

    /// @param limit what has to be done first: `password-change`, `second-factor`, or null
    record OwnSession(
            SignedInPerson person,
            SortedSet<String> permissions,
            @Nullable String limit,
            @JsonAnyGetter Map<String, Object> facts) {}

    record SignedInPerson(PersonId id, String login, String name, SortedSet<String> roles, String language) {}

    @PostMapping
    @Open("this is where a session begins")
    ResponseEntity<OwnSession> signIn(@Valid @RequestBody SignInBody body, HttpServletRequest request) {
        String browser = request.getHeader(HttpHeaders.USER_AGENT);
        var origin = new Sessions.Origin(request.getRemoteAddr(), browser == null ? "" : browser);
        Accounts.Issued session = signIn.signIn(body.login(), body.password(), body.code(), origin);
        Caller caller =
                sessions.caller(session.token()).orElseThrow(() -> new ProblemException(HttpProblem.UNAUTHENTICATED));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.begin(session.token(), request.isSecure()).toString())
                .body(view(caller));
    }

    @GetMapping
    @Requires(Requires.EVEN_LIMITED)
    OwnSession session(Caller caller) {
        return view(caller);
    }

    @DeleteMapping
    @Requires(Requires.EVEN_LIMITED)
    ResponseEntity<Void> signOut(Caller caller, HttpServletRequest request) {
        UUID own = caller.tokenId();
        if (own != null) {
            sessions.end(java.util.List.of(own));
        }
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.end(request.isSecure()).toString())
                .build();
    }

    @GetMapping("/sessions")
    @Requires(Requires.SIGNED_IN)
    Slice<PersonRightsController.SessionView> own(Caller caller) {
        return PersonRightsController.SessionView.all(sessions.of(caller.person()), caller.tokenId());
    }

    @DeleteMapping("/sessions/{id}")
    @Requires(Requires.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @PathVariable TokenController.TokenId id) {
        sessions.end(caller.person(), id.value(), caller.actor());
    }

    /// Ends all but the one that asks.
    @PostMapping("/sessions/end-others")
    @Requires(Requires.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(Caller caller) {
        sessions.endAll(caller.person(), caller.tokenId(), caller.actor());
    }

    private OwnSession view(Caller caller) {
        PersonId id = caller.person();
        Person person = accounts.find(id).orElseThrow(() -> new ProblemException(HttpProblem.UNAUTHENTICATED));
        var more = new LinkedHashMap<String, Object>();
        facts.orderedStream().forEach(source -> more.putAll(source.facts(id)));
        Caller.Limit limit = caller.limit();
        return new OwnSession(
                new SignedInPerson(
                        person.id(), person.login(), person.name(), new TreeSet<>(person.roles()), person.language()),
                new TreeSet<>(limit == null ? caller.permissions() : java.util.Set.of()),
                limit == null ? null : limit.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                more);
    }
}
