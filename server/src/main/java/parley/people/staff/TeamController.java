package parley.people.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
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
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// Teams for administrators.
@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

    private static final int MOST = 200;

    private final Teams teams;
    private final TeamStore store;

    TeamController(Teams teams, TeamStore store) {
        this.teams = teams;
        this.store = store;
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "changedAt", "changedBy"})
    record TeamBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 10_000) Set<@NotNull AgentId> memberIds) {

        Teams.Wanted wanted() {
            return new Teams.Wanted(name, memberIds == null ? Set.of() : memberIds);
        }
    }

    /// By name.
    @GetMapping
    @Requires(StaffPermissions.MANAGE)
    Slice<Teams.Team> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return Slice.page(store.list(after, most + 1), most, Teams.Team::name);
    }

    @PostMapping
    @Requires(StaffPermissions.MANAGE)
    ResponseEntity<Teams.Team> create(Caller caller, @Valid @RequestBody TeamBody body) {
        return ResponseEntity.status(HttpStatus.CREATED).body(teams.create(caller.actor(), body.wanted()));
    }

    @GetMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    Teams.Team one(@PathVariable TeamId id) {
        return teams.find(id);
    }

    @PutMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    Teams.Team change(Caller caller, @PathVariable TeamId id, @Valid @RequestBody TeamBody body) {
        return teams.change(caller.actor(), id, body.wanted());
    }

    @DeleteMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable TeamId id) {
        teams.delete(caller.actor(), id);
    }
}
