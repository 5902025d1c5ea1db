package parley.work.routing;

import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.people.staff.AgentId;
import parley.platform.identity.Requires;
import parley.work.engine.WorkId;

/// Why work went where it went, and why somebody has none.
@RestController
@RequestMapping("/api/v1")
class WhyController {

    private final Explaining explaining;

    WhyController(Explaining explaining) {
        this.explaining = explaining;
    }

    /// What was decided about an item and why, and what it waits for now.
    @GetMapping("/work-items/{id}/why")
    @Requires("routing.explain")
    Explaining.WhyWork work(@PathVariable WorkId id) {
        return explaining.of(id);
    }

    /// The same for the latest item of a conversation.
    @GetMapping("/conversations/{id}/why")
    @Requires("routing.explain")
    Explaining.WhyWork conversation(@PathVariable UUID id) {
        return explaining.about(id);
    }

    /// What would become of an item now, by its queue's strategy or by one that is not kept yet.
    @PostMapping("/routing/trial")
    @Requires("routing.explain")
    Explaining.TrialOutcome trial(@Valid @RequestBody Explaining.Trial trial, Locale language) {
        return explaining.what(trial, language);
    }

    /// Why nothing is offered to an agent: what waits in their queues and what stands against it.
    @GetMapping("/agents/{id}/why-idle")
    @Requires("routing.explain")
    Explaining.WhyIdle agent(@PathVariable AgentId id) {
        return explaining.of(id);
    }
}
