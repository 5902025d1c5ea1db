package parley.work.routing;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    /// Why nothing is offered to an agent: what waits in their queues and what stands against it.
    @GetMapping("/agents/{id}/why-idle")
    @Requires("routing.explain")
    Explaining.WhyIdle agent(@PathVariable AgentId id) {
        return explaining.of(id);
    }
}
