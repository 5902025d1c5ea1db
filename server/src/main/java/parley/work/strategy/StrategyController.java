package parley.work.strategy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
import parley.work.queue.QueueId;
import parley.work.strategy.StrategyStore.Kept;
import parley.work.strategy.StrategyStore.Used;

/// Strategies for those who set up how work is routed.
@RestController
@RequestMapping("/api/v1/strategies")
class StrategyController {

    private static final int MOST = 200;

    private final StrategyStore store;
    private final StrategyChanges changes;

    StrategyController(StrategyStore store, StrategyChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    /// An answer may be sent back as it came.
    @JsonIgnoreProperties({"id", "version", "queues", "warnings", "changedAt", "changedBy"})
    record StrategyBody(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Valid StrategyDefinition definition) {}

    /// @param strategyId which one it is a new version of, so that it is held against the queues
    ///     that this one serves
    record StrategyCheckBody(
            @NotNull @Valid StrategyDefinition definition,
            @Nullable StrategyId strategyId) {}

    /// What was found, as sentences.
    record StrategyCheckView(List<Finding.StrategyFinding> problems, List<Finding.StrategyFinding> warnings) {}

    /// A queue that is served by it.
    record ServedQueue(QueueId id, String name) {
        static ServedQueue of(Used used) {
            return new ServedQueue(used.queue(), used.queueName());
        }
    }

    record StrategyView(
            StrategyId id,
            String name,
            int version,
            StrategyDefinition definition,
            List<ServedQueue> queues,
            Instant changedAt,
            String changedBy) {

        static StrategyView of(Kept strategy, List<Used> used) {
            return new StrategyView(
                    strategy.id(),
                    strategy.name(),
                    strategy.version(),
                    strategy.definition(),
                    used.stream().map(ServedQueue::of).toList(),
                    strategy.changedAt(),
                    strategy.changedBy());
        }
    }

    record StrategyVersionView(
            int version, String name, StrategyDefinition definition, Instant changedAt, String changedBy) {}

    /// By name, with the queues that are served by each.
    @GetMapping
    @Requires(StrategyPermissions.MANAGE)
    Slice<StrategyView> list() {
        Map<StrategyId, List<Used>> used = store.uses().stream().collect(Collectors.groupingBy(Used::strategy));
        return Slice.whole(store.all().stream()
                .map(strategy -> StrategyView.of(strategy, used.getOrDefault(strategy.id(), List.of())))
                .toList());
    }

    @PostMapping
    @Requires(StrategyPermissions.MANAGE)
    ResponseEntity<StrategyView> create(Caller caller, Locale locale, @Valid @RequestBody StrategyBody body) {
        Kept made = changes.create(body.name(), body.definition(), caller.actor(), locale);
        return ResponseEntity.status(HttpStatus.CREATED).body(view(made));
    }

    /// Says what is wrong or odd, and keeps nothing.
    @PostMapping("/check")
    @Requires(StrategyPermissions.MANAGE)
    StrategyCheckView check(Locale locale, @Valid @RequestBody StrategyCheckBody body) {
        List<QueueId> served = body.strategyId() == null
                ? List.of()
                : changes.served(body.strategyId()).stream().map(Used::queue).toList();
        Checking.Result result = changes.check(body.definition(), served);
        return new StrategyCheckView(
                StrategyChanges.shown(result.problems(), locale), StrategyChanges.shown(result.warnings(), locale));
    }

    @GetMapping("/{id}")
    @Requires(StrategyPermissions.MANAGE)
    StrategyView one(@PathVariable StrategyId id) {
        return view(changes.find(id));
    }

    @PutMapping("/{id}")
    @Requires(StrategyPermissions.MANAGE)
    StrategyView change(
            Caller caller, Locale locale, @PathVariable StrategyId id, @Valid @RequestBody StrategyBody body) {
        return view(changes.change(id, body.name(), body.definition(), caller.actor(), locale));
    }

    @DeleteMapping("/{id}")
    @Requires(StrategyPermissions.MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable StrategyId id) {
        changes.delete(id, caller.actor());
    }

    /// The newest first.
    @GetMapping("/{id}/versions")
    @Requires(StrategyPermissions.MANAGE)
    Slice<StrategyStore.Version> versions(
            @PathVariable StrategyId id,
            @RequestParam(required = false) @Nullable Integer after,
            @RequestParam(defaultValue = "50") int limit) {
        changes.find(id);
        int most = Math.clamp(limit, 1, MOST);
        int before = after == null ? Integer.MAX_VALUE : after;
        return Slice.page(store.versions(id, before, most + 1), most, version -> Integer.toString(version.version()));
    }

    @GetMapping("/{id}/versions/{version}")
    @Requires(StrategyPermissions.MANAGE)
    StrategyVersionView version(@PathVariable StrategyId id, @PathVariable int version) {
        Kept kept = changes.version(id, version);
        return new StrategyVersionView(
                kept.version(), kept.name(), kept.definition(), kept.changedAt(), kept.changedBy());
    }

    /// Makes it the newest again, as a version of its own.
    @PostMapping("/{id}/versions/{version}/restore")
    @Requires(StrategyPermissions.MANAGE)
    StrategyView restore(Caller caller, Locale locale, @PathVariable StrategyId id, @PathVariable int version) {
        return view(changes.restore(id, version, caller.actor(), locale));
    }

    private StrategyView view(Kept strategy) {
        return StrategyView.of(strategy, changes.served(strategy.id()));
    }
}
