package parley.platform.identity;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;

/// Signing in and out.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final Identities identities;
    private final ObjectProvider<SessionFacts> facts;

    SessionController(Identities identities, ObjectProvider<SessionFacts> facts) {
        this.identities = identities;
        this.facts = facts;
    }

    record SignIn(
            @NotBlank @Size(max = 200) String login,
            @NotBlank @Size(max = 1000) String password) {}

    record SessionView(
            PersonView person,
            SortedSet<String> permissions,
            @JsonAnyGetter Map<String, Object> facts) {}

    record PersonView(PersonId id, String login, String name, SortedSet<String> roles, String language) {}

    @PostMapping
    @Open("this is where a session begins")
    ResponseEntity<SessionView> signIn(@Valid @RequestBody SignIn body, HttpServletRequest request) {
        Identities.Issued session = identities.signIn(body.login(), body.password());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.begin(session.token(), request.isSecure()).toString())
                .body(view(session.person()));
    }

    @GetMapping
    @Requires(Requires.SIGNED_IN)
    SessionView session(Caller caller) {
        return view(caller.person());
    }

    @DeleteMapping
    @Requires(Requires.SIGNED_IN)
    ResponseEntity<Void> signOut(Caller caller, HttpServletRequest request) {
        if (caller.tokenId() != null) {
            identities.revoke(caller.tokenId());
        }
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.end(request.isSecure()).toString())
                .build();
    }

    private SessionView view(PersonId id) {
        Person person = identities.find(id).orElseThrow(() -> new ProblemException(HttpProblem.UNAUTHENTICATED));
        var more = new LinkedHashMap<String, Object>();
        facts.orderedStream().forEach(source -> more.putAll(source.facts(id)));
        return new SessionView(
                new PersonView(
                        person.id(), person.login(), person.name(), new TreeSet<>(person.roles()), person.language()),
                new TreeSet<>(Role.permissionsOf(person.roles())),
                more);
    }
}
