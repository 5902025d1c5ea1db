package parley.platform.accounts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// Roles, and the permissions they are made of.
@RestController
@RequestMapping("/api/v1")
class RoleController {

    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    record PermissionView(String name, String text) {}

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "isBuiltIn", "people", "changedAt", "changedBy"})
    record RoleBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 500) Set<@NotBlank @Size(max = 100) String> permissions,
            boolean needsSecondFactor) {

        Roles.Wanted wanted() {
            return new Roles.Wanted(name.strip(), permissions, needsSecondFactor);
        }
    }

    record RoleView(
            String id,
            String name,
            boolean isBuiltIn,
            SortedSet<String> permissions,
            boolean needsSecondFactor,
            int people,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        static RoleView of(RoleStore.StoredRole role, Locale locale) {
            return new RoleView(
                    role.key(),
                    Roles.name(role, locale),
                    role.isBuiltIn(),
                    new TreeSet<>(role.permissions()),
                    role.needsSecondFactor(),
                    role.people(),
                    role.changedAt(),
                    role.changedBy());
        }
    }

    @GetMapping("/permissions")
    @Requires(AccountPermissions.PEOPLE)
    Slice<PermissionView> permissions(Locale locale) {
        return Slice.whole(roles.permissions(locale).entrySet().stream()
                .map(entry -> new PermissionView(entry.getKey(), entry.getValue()))
                .toList());
    }

    @GetMapping("/roles")
    @Requires(AccountPermissions.PEOPLE)
    Slice<RoleView> list(Locale locale) {
        return Slice.whole(
                roles.all().stream().map(role -> RoleView.of(role, locale)).toList());
    }

    @PostMapping("/roles")
    @Requires(AccountPermissions.ROLES)
    ResponseEntity<RoleView> create(Caller caller, Locale locale, @Valid @RequestBody RoleBody body) {
        return ResponseEntity.status(HttpStatus.CREATED).body(RoleView.of(roles.create(caller, body.wanted()), locale));
    }

    @GetMapping("/roles/{id}")
    @Requires(AccountPermissions.PEOPLE)
    RoleView one(@PathVariable String id, Locale locale) {
        return RoleView.of(roles.find(id), locale);
    }

    @PutMapping("/roles/{id}")
    @Requires(AccountPermissions.ROLES)
    RoleView change(Caller caller, @PathVariable String id, Locale locale, @Valid @RequestBody RoleBody body) {
        return RoleView.of(roles.change(caller, id, body.wanted()), locale);
    }

    @DeleteMapping("/roles/{id}")
    @Requires(AccountPermissions.ROLES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id) {
        roles.delete(caller, id);
    }
}
