package parley.platform.accounts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.PersonId;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// The people of the centre, for administrators.
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    private static final int MOST = 200;

    private final People people;
    private final PeopleForm form;
    private final PersonStore store;

    PeopleController(People people, PeopleForm form, PersonStore store) {
        this.people = people;
        this.form = form;
        this.store = store;
    }

    record PersonBody(
            @NotBlank @Size(max = 200) String login,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = "en|zh-CN") String language,
            @Nullable @Size(max = 50) Set<@NotBlank @Size(max = 100) String> roles,
            @Nullable Boolean isActive,
            @JsonAnySetter @Nullable Map<String, @Nullable Object> more) {

        People.Change wanted() {
            return new People.Change(
                    login, name, language, roles == null ? Set.of() : roles, !Boolean.FALSE.equals(isActive));
        }

        Map<String, @Nullable Object> details() {
            return more == null ? Map.of() : more;
        }
    }

    record PersonView(
            PersonId id,
            String login,
            String name,
            SortedSet<String> roles,
            String language,
            boolean isActive,
            Instant changedAt,
            String changedBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String password,

            @JsonAnyGetter Map<String, @Nullable Object> details) {}

    record NewPassword(String password) {}

    private PersonView view(Person person, @Nullable String password) {
        return new PersonView(
                person.id(),
                person.login(),
                person.name(),
                new TreeSet<>(person.roles()),
                person.language(),
                person.isActive(),
                person.changedAt(),
                person.changedBy(),
                password,
                form.details(person));
    }

    /// By sign-in name.
    @GetMapping
    @Requires(AccountPermissions.PEOPLE)
    Slice<PersonView> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Person> found = store.list(after, most + 1);
        List<PersonView> page =
                found.stream().limit(most).map(person -> view(person, null)).toList();
        return new Slice<>(page, found.size() > most ? page.getLast().login().toLowerCase(Locale.ROOT) : null);
    }

    @PostMapping
    @Requires(AccountPermissions.PEOPLE)
    ResponseEntity<PersonView> create(Caller caller, @Valid @RequestBody PersonBody body) {
        People.Created created = form.create(caller, body.wanted(), body.details());
        return ResponseEntity.status(HttpStatus.CREATED).body(view(created.person(), created.password()));
    }

    @GetMapping("/{id}")
    @Requires(AccountPermissions.PEOPLE)
    PersonView one(@PathVariable PersonId id) {
        return view(people.find(id), null);
    }

    @PutMapping("/{id}")
    @Requires(AccountPermissions.PEOPLE)
    PersonView change(Caller caller, @PathVariable PersonId id, @Valid @RequestBody PersonBody body) {
        return view(form.change(caller, id, body.wanted(), body.details()), null);
    }

    /// Takes the right to sign in; the person stays for the record.
    @DeleteMapping("/{id}")
    @Requires(AccountPermissions.PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(Caller caller, @PathVariable PersonId id) {
        form.deactivate(caller, id);
    }

    @PostMapping("/{id}/password")
    @Requires(AccountPermissions.PEOPLE)
    NewPassword resetPassword(Caller caller, @PathVariable PersonId id) {
        return new NewPassword(people.resetPassword(caller, id));
    }

    @DeleteMapping("/{id}/second-factor")
    @Requires(AccountPermissions.PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(Caller caller, @PathVariable PersonId id) {
        people.removeSecondFactor(caller, id);
    }
}
