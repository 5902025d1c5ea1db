package parley.work.wellbeing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import parley.people.staff.Staff;
import parley.people.staff.TeamId;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;

/// Limits for those who set them up, figures for those who care, and an agent's own rest.
@RestController
@RequestMapping("/api/v1/wellbeing")
class WellbeingController {

    private final LimitPlans plans;
    private final StrainFigures figures;
    private final Rests rests;
    private final Staff staff;

    WellbeingController(LimitPlans plans, StrainFigures figures, Rests rests, Staff staff) {
        this.plans = plans;
        this.figures = figures;
        this.rests = rests;
        this.staff = staff;
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "changedAt", "changedBy"})
    record WellbeingLimitsForm(
            @Nullable TeamId teamId,
            @Nullable @Min(10) @Max(100) Integer capPercent,
            @NotNull @Min(0) @Max(99) Integer againPercent,
            @NotNull @Min(5) @Max(480) Integer windowMinutes,
            @NotNull @Min(1) @Max(120) Integer restMinutes,
            @NotNull @Min(0) @Max(120) Integer pauseMinutes,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 100) String> hardCodes,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 100) String> hardLabels,
            @Nullable @Min(1) @Max(1440) Integer hardMinutes,
            @NotNull @Min(1) @Max(100) Integer mostRestingPercent,
            @NotNull Boolean endsForEmergency) {

        WellbeingLimits wanted() {
            return new WellbeingLimits(
                    new UUID(0, 0),
                    teamId,
                    capPercent,
                    againPercent,
                    windowMinutes,
                    restMinutes,
                    pauseMinutes,
                    hardCodes,
                    hardLabels,
                    hardMinutes,
                    mostRestingPercent,
                    endsForEmergency,
                    Instant.EPOCH,
                    "");
        }
    }

    @GetMapping("/limits")
    @Requires(WellbeingPermissions.READ)
    Slice<WellbeingLimits> list() {
        return Slice.whole(plans.all());
    }

    @GetMapping("/limits/{id}")
    @Requires(WellbeingPermissions.READ)
    WellbeingLimits one(@PathVariable UUID id) {
        return plans.find(id);
    }

    @PostMapping("/limits")
    @Requires(WellbeingPermissions.MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    WellbeingLimits add(Caller caller, @Valid @RequestBody WellbeingLimitsForm body) {
        return plans.put(null, body.wanted(), caller.actor());
    }

    @PutMapping("/limits/{id}")
    @Requires(WellbeingPermissions.MANAGE)
    WellbeingLimits change(Caller caller, @PathVariable UUID id, @Valid @RequestBody WellbeingLimitsForm body) {
        return plans.put(id, body.wanted(), caller.actor());
    }

    @DeleteMapping("/limits/{id}")
    @Requires(WellbeingPermissions.MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        plans.remove(id, caller.actor());
    }

    /// @param hours for which the questions are counted
    @GetMapping("/agents")
    @Requires(WellbeingPermissions.READ)
    Slice<StrainFigures.AgentStrain> agents(@RequestParam(defaultValue = "8") @Min(1) @Max(168) int hours) {
        return Slice.whole(figures.all(hours));
    }

    /// @param rest null where the agent does not rest
    record OwnRestView(Rests.@Nullable OwnRest rest) {}

    @GetMapping("/rest")
    @Requires("work.take")
    OwnRestView own(Caller caller) {
        return new OwnRestView(rests.own(staff.agent(caller).id()).orElse(null));
    }

    /// The agent goes on before the rest is over.
    @DeleteMapping("/rest")
    @Requires("work.take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void goOn(Caller caller) {
        rests.endOwn(staff.agent(caller).id(), caller.actor());
    }
}
