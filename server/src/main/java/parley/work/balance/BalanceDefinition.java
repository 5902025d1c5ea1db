package parley.work.balance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.platform.kernel.ProblemException;
import parley.work.engine.Balance;
import parley.work.engine.Balance.Pair;
import parley.work.engine.Who;
import parley.work.queue.QueueId;

/// Weights for some queues together.
///
/// @param queues that weigh
/// @param weights of each queue with each team that serves it
record BalanceDefinition(
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid BalancedQueue> queues,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid BalanceWeights> weights) {

    /// A queue that weighs.
    ///
    /// @param longestHoldSeconds as long as something waits there for longer, nothing of it is held
    ///     back
    record BalancedQueue(
            @NotNull QueueId queueId,
            @Min(1) @Max(2_592_000) int longestHoldSeconds) {}

    /// What the weight of a queue with a team is made of.
    ///
    /// @param serves the queues of the plan that the team serves, and it serves no other of them
    record BalanceWeights(
            @NotNull QueueId queueId,
            @NotNull @Size(min = 1, max = 20) List<@NotNull QueueId> serves,
            @DecimalMin("-1000") @DecimalMax("1000") double base,
            @DecimalMin("-1000") @DecimalMax("1000") double perWaiting,
            @DecimalMin("-1000") @DecimalMax("1000") double perFree,
            @DecimalMin("-1000") @DecimalMax("1000") double perFreeElsewhere) {}

    List<QueueId> ids() {
        return queues.stream().map(BalancedQueue::queueId).toList();
    }

    /// @throws ProblemException `balance-queue-twice`, `balance-team-invalid`,
    ///     `balance-weights-twice`
    void require() {
        Set<QueueId> known = new HashSet<>(ids());
        if (known.size() < queues.size()) {
            throw new ProblemException(BalanceProblem.BALANCE_QUEUE_TWICE);
        }
        Set<Map.Entry<QueueId, Set<QueueId>>> said = new HashSet<>();
        for (BalanceWeights one : weights) {
            Set<QueueId> team = Set.copyOf(one.serves());
            if (!known.containsAll(team) || !team.contains(one.queueId())) {
                throw new ProblemException(BalanceProblem.BALANCE_TEAM_INVALID);
            }
            if (!said.add(Map.entry(one.queueId(), team))) {
                throw new ProblemException(BalanceProblem.BALANCE_WEIGHTS_TWICE);
            }
        }
    }

    /// For the engine, by queue.
    Map<QueueId, Balance> balances() {
        Map<QueueId, Balance> balances = new LinkedHashMap<>();
        for (BalancedQueue queue : queues) {
            List<Pair> pairs = weights.stream()
                    .filter(one -> one.queueId().equals(queue.queueId()))
                    .map(one -> new Pair(
                            team(ids(), one.serves()),
                            new Balance.Weights(one.base(), one.perWaiting(), one.perFree(), one.perFreeElsewhere())))
                    .toList();
            balances.put(queue.queueId(), new Balance(pairs, queue.longestHoldSeconds() * 1000L));
        }
        return balances;
    }

    /// Everybody who serves exactly these of the queues; written alike for all queues of the team,
    /// by which the engine knows that it is one.
    static Who team(List<QueueId> queues, Collection<QueueId> serves) {
        List<Who> parts = new ArrayList<>();
        for (QueueId queue : queues) {
            var member = new Who.MemberOf(queue);
            parts.add(serves.contains(queue) ? member : new Who.Not(member));
        }
        return new Who.Every(parts);
    }
}
