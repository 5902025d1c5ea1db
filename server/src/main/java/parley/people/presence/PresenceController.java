package parley.people.presence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// The caller's own presence, and the colleagues'.
@RestController
@RequestMapping("/api/v1")
class PresenceController {

    private final Presences presences;
    private final Staff staff;

    PresenceController(Presences presences, Staff staff) {
        this.presences = presences;
        this.staff = staff;
    }

    record PresenceChoice(
            @NotNull PresenceState state,
            @Nullable @Size(max = 200) String reason) {}

    record AgentView(AgentId id, String name, String alias, PresenceView presence) {}

    /// Colleagues, to mention them and to give them work.
    @GetMapping("/agents")
    @Requires("agent.list")
    Slice<AgentView> agents() {
        return Slice.whole(staff.all().stream()
                .map(agent -> new AgentView(
                        agent.id(), agent.name(), agent.alias(), presences.view(presences.get(agent.id()))))
                .toList());
    }

    @GetMapping("/presence")
    @Requires("presence.set")
    PresenceView get(Caller caller) {
        return presences.view(presences.get(staff.agent(caller).id()));
    }

    @PutMapping("/presence")
    @Requires("presence.set")
    PresenceView set(Caller caller, @Valid @RequestBody PresenceChoice choice) {
        return presences.view(presences.set(staff.agent(caller).id(), choice.state(), choice.reason(), caller.actor()));
    }

    @DeleteMapping("/presence/not-responding")
    @Requires("presence.set")
    PresenceView back(Caller caller) {
        return presences.view(presences.back(staff.agent(caller).id(), caller.actor()));
    }
}
