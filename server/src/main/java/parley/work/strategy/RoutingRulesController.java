package parley.work.strategy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.ProblemException;
import parley.work.queue.QueueId;
import parley.work.strategy.RoutingRules.ChannelShare;

/// What holds for the whole centre, and by which strategy a queue is served.
@RestController
@RequestMapping("/api/v1")
class RoutingRulesController {

    private final RulesStore rules;
    private final StrategyChanges changes;
    private final Keeping keeping;

    RoutingRulesController(RulesStore rules, StrategyChanges changes, Keeping keeping) {
        this.rules = rules;
        this.changes = changes;
        this.keeping = keeping;
    }

    /// @param changedAt null where these are the usual ones
    record RoutingRulesView(
            @JsonUnwrapped RoutingRules rules,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        static RoutingRulesView of(RulesStore.Kept kept) {
            return new RoutingRulesView(kept.rules(), kept.changedAt(), kept.changedBy());
        }
    }

    /// @param strategyId null for a queue that is served plainly
    record QueueStrategyBody(@Nullable StrategyId strategyId) {}

    @GetMapping("/routing-rules")
    @Requires(StrategyPermissions.MANAGE)
    RoutingRulesView show() {
        return RoutingRulesView.of(rules.find());
    }

    @PutMapping("/routing-rules")
    @Requires(StrategyPermissions.MANAGE)
    RoutingRulesView change(Caller caller, @Valid @RequestBody RoutingRules body) {
        Stream.concat(body.capacity().tempi().values().stream(), body.capacity().channels().values().stream())
                .map(ChannelShare::interruptibleBy)
                .forEach(names -> names.forEach(RoutingRulesController::requireKnown));
        return RoutingRulesView.of(changes.changeRules(body, caller.actor()));
    }

    private static void requireKnown(String name) {
        boolean isTempo =
                Arrays.stream(Tempo.values()).anyMatch(tempo -> tempo.name().equals(name));
        try {
            if (!isTempo) {
                new ChannelKey(name.toLowerCase(Locale.ROOT).equals(name) ? name : "");
            }
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(unknown, StrategyProblem.INTERRUPTION_UNKNOWN, name);
        }
    }

    @GetMapping("/queues/{id}/strategy")
    @Requires(StrategyPermissions.MANAGE)
    QueueStrategyBody serving(@PathVariable QueueId id) {
        keeping.queue(id);
        StrategyStore.Kept serving = changes.serving(id);
        return new QueueStrategyBody(serving == null ? null : serving.id());
    }

    /// Serves the queue by another strategy from now on, also what waits in it.
    @PutMapping("/queues/{id}/strategy")
    @Requires(StrategyPermissions.MANAGE)
    QueueStrategyBody serve(
            Caller caller, Locale locale, @PathVariable QueueId id, @Valid @RequestBody QueueStrategyBody body) {
        changes.serve(id, body.strategyId(), caller.actor(), locale);
        return serving(id);
    }
}
