package parley.work.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;

/// The weights of a moment, by counting everybody and everything.
///
/// @param isFree who could take something
record Weighing(Rules rules, Collection<Item> waiting, Collection<AgentState> agents, Predicate<AgentState> isFree) {

    boolean isFor(QueueId queue) {
        return rules.of(queue).balance() != null;
    }

    private static Balance.@Nullable Pair pair(@Nullable Balance balance, AgentState agent) {
        if (balance != null) {
            for (Balance.Pair pair : balance.pairs()) {
                if (pair.team().holdsFor(null, agent.profile())) {
                    return pair;
                }
            }
        }
        return null;
    }

    double weight(Item item, AgentState agent) {
        Balance.Pair pair = pair(rules.of(item.queue()).balance(), agent);
        if (pair == null) {
            return 0;
        }
        int waits = (int)
                waiting.stream().filter(one -> one.queue().equals(item.queue())).count();
        Set<Who> others = new HashSet<>();
        rules.queues().forEach((queue, its) -> {
            Balance balance = queue.equals(item.queue()) ? null : its.balance();
            if (balance != null
                    && balance.pairs().stream().anyMatch(one -> one.team().equals(pair.team()))) {
                balance.pairs().forEach(one -> others.add(one.team()));
            }
        });
        others.remove(pair.team());
        int elsewhere = others.stream().mapToInt(this::free).sum();
        return pair.weights().base()
                + pair.weights().perWaiting() * waits
                + pair.weights().perFree() * free(pair.team())
                + pair.weights().perFreeElsewhere() * elsewhere;
    }

    private int free(Who team) {
        return (int) agents.stream()
                .filter(one -> team.holdsFor(null, one.profile()) && isFree.test(one))
                .count();
    }

    boolean isHeld(Item item, AgentState agent, long now) {
        Balance balance = rules.of(item.queue()).balance();
        return balance != null
                && item.place().tier() != 0
                && pair(balance, agent) != null
                && weight(item, agent) <= 0
                && waiting.stream()
                        .noneMatch(one -> one.queue().equals(item.queue())
                                && now - one.place().enteredAt() >= balance.longestHold());
    }
}
