package parley.work.balance;

import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// Plans of weights: kept, switched on, switched off.
@RestController
@RequestMapping("/api/v1/balance-plans")
class BalanceController {

    private final Plans plans;
    private final Queues queues;

    BalanceController(Plans plans, Queues queues) {
        this.plans = plans;
        this.queues = queues;
    }

    record BalancePlanBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Valid BalanceDefinition definition) {}

    /// A queue that weighs, by name.
    record BalancedQueueName(QueueId id, String name) {}

    /// @param number the plans of the centre are counted
    /// @param onSince since when it is on; null where it is off
    record BalancePlanView(
            UUID id,
            int number,
            String name,
            BalanceDefinition definition,
            List<BalancedQueueName> queues,
            @Nullable Instant onSince,
            @Nullable String onBy,
            Instant changedAt,
            String changedBy) {}

    /// The newest first.
    @GetMapping
    @Requires(BalancePermissions.BALANCE)
    Slice<BalancePlanView> list() {
        return Slice.whole(plans.all().stream().map(this::view).toList());
    }

    @PostMapping
    @Requires(BalancePermissions.BALANCE)
    @ResponseStatus(HttpStatus.CREATED)
    BalancePlanView add(Caller caller, @Valid @RequestBody BalancePlanBody body) {
        return view(plans.add(body.name().strip(), body.definition(), caller.actor()));
    }

    @GetMapping("/{id}")
    @Requires(BalancePermissions.BALANCE)
    BalancePlanView one(@PathVariable UUID id) {
        return view(plans.find(id));
    }

    @DeleteMapping("/{id}")
    @Requires(BalancePermissions.BALANCE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable UUID id) {
        plans.delete(id, caller.actor());
    }

    /// From now on its queues weigh; a plan that shares a queue with it is off.
    @PostMapping("/{id}/on")
    @Requires(BalancePermissions.BALANCE)
    BalancePlanView switchOn(Caller caller, @PathVariable UUID id) {
        return view(plans.switchOn(id, caller.actor()));
    }

    /// From now on its queues give work in their explicit order again.
    @PostMapping("/{id}/off")
    @Requires(BalancePermissions.BALANCE)
    BalancePlanView switchOff(Caller caller, @PathVariable UUID id) {
        return view(plans.switchOff(id, caller.actor()));
    }

    private BalancePlanView view(Plan plan) {
        return new BalancePlanView(
                plan.id(),
                plan.number(),
                plan.name(),
                plan.definition(),
                plan.definition().ids().stream()
                        .map(id -> new BalancedQueueName(id, queues.ever(id).name()))
                        .toList(),
                plan.onSince(),
                plan.onBy(),
                plan.createdAt(),
                plan.createdBy());
    }
}
