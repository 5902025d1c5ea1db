package parley.work.replay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;
import parley.platform.kernel.Texts;
import parley.work.replay.Run.RunOutcome;

/// Simulations: asked for, followed, compared.
@RestController
@RequestMapping("/api/v1/simulations")
class ReplayController {

    private final Runs runs;

    ReplayController(Runs runs) {
        this.runs = runs;
    }

    record SimulationBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Valid Wish wish) {}

    /// @param state `waiting`, `running`, `done`, `failed` or `cancelled`
    /// @param progress in hundredths
    /// @param why it failed
    record SimulationRunSummary(
            UUID id,
            String name,
            String state,
            int progress,
            boolean isDay,
            @Nullable String why,
            Instant createdAt,
            String createdBy,
            @Nullable Instant endedAt) {

        static SimulationRunSummary of(Run run, Locale locale) {
            return new SimulationRunSummary(
                    run.id(),
                    run.name(),
                    word(run),
                    run.progress(),
                    run.wish().day() != null,
                    sentence(run, locale),
                    run.createdAt(),
                    run.createdBy(),
                    run.endedAt());
        }

        static String word(Run run) {
            return run.state().name().toLowerCase(Locale.ROOT);
        }

        static @Nullable String sentence(Run run, Locale locale) {
            if (run.why() == null) {
                return null;
            }
            return Texts.language(locale).equals(Locale.CHINESE)
                    ? run.why().zh()
                    : run.why().en();
        }
    }

    record SimulationRunView(
            SimulationRunSummary run, Wish wish, @Nullable RunOutcome outcome) {
        static SimulationRunView of(Run run, Locale locale) {
            return new SimulationRunView(SimulationRunSummary.of(run, locale), run.wish(), run.outcome());
        }
    }

    /// The newest first.
    @GetMapping
    @Requires(ReplayPermissions.SIMULATE)
    Slice<SimulationRunSummary> list(Locale locale, @RequestParam(required = false) @Nullable UUID after) {
        Slice<Run> page = runs.list(after);
        return new Slice<>(
                page.items().stream()
                        .map(run -> SimulationRunSummary.of(run, locale))
                        .toList(),
                page.next());
    }

    @GetMapping("/{id}")
    @Requires(ReplayPermissions.SIMULATE)
    SimulationRunView one(Locale locale, @PathVariable UUID id) {
        return SimulationRunView.of(runs.find(id), locale);
    }

    /// What cannot be simulated is refused at once; the rest is done in the background.
    @PostMapping
    @Requires(ReplayPermissions.SIMULATE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    SimulationRunView ask(Caller caller, Locale locale, @Valid @RequestBody SimulationBody body) {
        return SimulationRunView.of(runs.ask(body.name().strip(), body.wish(), caller.actor()), locale);
    }

    @PostMapping("/{id}/cancel")
    @Requires(ReplayPermissions.SIMULATE)
    SimulationRunView cancel(Caller caller, Locale locale, @PathVariable UUID id) {
        return SimulationRunView.of(runs.cancel(id, caller.actor()), locale);
    }
}
