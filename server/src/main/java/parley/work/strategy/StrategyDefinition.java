package parley.work.strategy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.queue.QueueId;

/// A strategy as somebody built it. Numbers may be anything here; [Checking] says which will do.
///
/// @param steps tried one after the other
/// @param agentOrder who of those who qualify is asked first
/// @param orderExpression the figure that agents are compared by, the higher first; only where the
///     order is an expression
/// @param maxBoostSeconds how far an item that speeds up may come ahead of its waiting; null for
///     no limit
/// @param tierEscalateSeconds after how long an item rises by a tier; null for never
/// @param broadcast how many agents are asked at once; null for one
/// @param names what expressions call by name, as `skill:Returns` with the id; filled in when it
///     is saved
public record StrategyDefinition(
        @NotNull @Size(max = 50) List<@NotNull @Valid StrategyStep> steps,
        @NotNull AgentOrder agentOrder,
        @Nullable @Size(max = 1000) String orderExpression,
        @Nullable Long maxBoostSeconds,
        @Nullable Long tierEscalateSeconds,
        @Nullable Long broadcast,
        @Nullable @Size(max = 500) Map<@NotNull @Size(max = 250) String, @NotNull UUID> names) {

    /// One stage.
    ///
    /// @param who is asked
    /// @param expirySeconds how long it is tried; null for ever
    /// @param skipIf when it is not tried at all; null for never
    /// @param cumulative whether those of the steps before go on being asked
    /// @param priorityChange what is added to the item's priority when it comes to the step; each
    ///     point counts as a minute of waiting
    /// @param atExpiry what follows when its time is over; null for the next step
    public record StrategyStep(
            @NotNull @Valid Whom who,
            @Nullable Long expirySeconds,
            @Nullable SkipIf skipIf,
            boolean cumulative,
            @Nullable Long priorityChange,
            @Nullable @Valid StepEnd atExpiry) {

        long expiry() {
            return expirySeconds == null ? 0 : expirySeconds;
        }

        SkipIf skips() {
            return skipIf == null ? SkipIf.NEVER : skipIf;
        }

        long priority() {
            return priorityChange == null ? 0 : priorityChange;
        }

        StepEnd end() {
            return atExpiry == null ? new NextStep() : atExpiry;
        }
    }

    /// What follows when a step's time is over.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = NextStep.class, name = "next-step"),
        @JsonSubTypes.Type(value = OtherQueue.class, name = "queue"),
        @JsonSubTypes.Type(value = Leaving.class, name = "leave")
    })
    public sealed interface StepEnd {}

    /// The next step.
    public record NextStep() implements StepEnd {}

    /// Another queue; the time of waiting goes along.
    public record OtherQueue(@NotNull QueueId queueId) implements StepEnd {}

    /// It leaves the queue, for example `callback`.
    public record Leaving(@NotNull @Size(max = 40) String action) implements StepEnd {}

    int asked() {
        return broadcast == null ? 1 : Math.toIntExact(broadcast);
    }

    Map<String, UUID> known() {
        return names == null ? Map.of() : names;
    }

    /// With what its expressions call by name.
    StrategyDefinition named(Map<String, UUID> all) {
        return new StrategyDefinition(
                steps, agentOrder, orderExpression, maxBoostSeconds, tierEscalateSeconds, broadcast, all);
    }

    /// The things that it refers to by id, but for people.
    Stream<UUID> refersTo() {
        return Stream.concat(
                known().values().stream(),
                steps.stream()
                        .flatMap(step -> step.end() instanceof OtherQueue other
                                ? Stream.concat(
                                        step.who().refersTo(),
                                        Stream.of(other.queueId().value()))
                                : step.who().refersTo()));
    }

    /// The queues into which it leads on.
    Stream<QueueId> leadsTo() {
        return steps.stream()
                .map(StrategyStep::end)
                .filter(OtherQueue.class::isInstance)
                .map(end -> ((OtherQueue) end).queueId());
    }
}
