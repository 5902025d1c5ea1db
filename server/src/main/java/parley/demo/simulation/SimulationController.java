package parley.demo.simulation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;

/// The switch of the simulated customers.
@RestController
@RequestMapping("/api/v1/demo/simulation")
@ConditionalOnBooleanProperty("parley.demo.enabled")
class SimulationController {

    private final Simulation simulation;

    SimulationController(Simulation simulation) {
        this.simulation = simulation;
    }

    record Wanted(@NotNull Boolean running) {}

    @GetMapping
    @Requires(Requires.SIGNED_IN)
    Simulation.State state() {
        return simulation.state();
    }

    @PutMapping
    @Requires("demo.manage")
    Simulation.State set(Caller caller, @Valid @RequestBody Wanted body) {
        simulation.set(body.running(), caller.actor());
        return simulation.state();
    }
}
