package parley.people.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/// Skills for administrators.
@RestController
@RequestMapping("/api/v1/skills")
class SkillController {

    private static final int MOST = 200;

    private final Skills skills;
    private final SkillStore store;

    SkillController(Skills skills, SkillStore store) {
        this.skills = skills;
        this.store = store;
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "changedAt", "changedBy", "agents"})
    record SkillBody(@NotBlank @Size(max = 200) String name) {}

    /// By name.
    @GetMapping
    @Requires(StaffPermissions.MANAGE)
    Slice<Skills.Skill> list(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return Slice.page(store.list(after, most + 1), most, Skills.Skill::name);
    }

    @PostMapping
    @Requires(StaffPermissions.MANAGE)
    ResponseEntity<Skills.Skill> create(Caller caller, @Valid @RequestBody SkillBody body) {
        return ResponseEntity.status(HttpStatus.CREATED).body(skills.create(caller.actor(), body.name()));
    }

    @GetMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    Skills.Skill one(@PathVariable SkillId id) {
        return skills.find(id);
    }

    @PutMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    Skills.Skill change(Caller caller, @PathVariable SkillId id, @Valid @RequestBody SkillBody body) {
        return skills.change(caller.actor(), id, body.name());
    }

    @DeleteMapping("/{id}")
    @Requires(StaffPermissions.MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable SkillId id) {
        skills.delete(caller.actor(), id);
    }
}
