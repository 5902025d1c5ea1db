package parley.work.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// How the centre is set up. The engine goes on with what waits when it is given others.
///
/// @param version recorded with every decision
/// @param queues by id; one that is not there is served plainly
/// @param urgency how much a channel's share of waiting counts; 1 where it is not there
/// @param isFifoAcrossChannels whether plain age replaces urgency
public record Rules(
        long version, Map<QueueId, QueueRules> queues, Map<ChannelKey, Double> urgency, boolean isFifoAcrossChannels) {

    /// Nothing said.
    public static final Rules NONE = new Rules(0, Map.of(), Map.of(), false);

    private static final QueueRules PLAIN = new QueueRules(Strategy.PLAIN, 60_000, Map.of());

    public Rules {
        queues = Map.copyOf(queues);
        urgency = Map.copyOf(urgency);
    }

    /// How one queue is served.
    ///
    /// @param target how long a customer should wait at most, in milliseconds, positive
    /// @param targets the same for channels with one of their own
    /// @param balance how it is weighed against keeping agents free, or null where it is not
    public record QueueRules(
            Strategy strategy,
            long target,
            Map<ChannelKey, Long> targets,
            @Nullable Balance balance) {

        /// @throws IllegalArgumentException where a target is not positive
        public QueueRules {
            targets = Map.copyOf(targets);
            if (target < 1 || targets.values().stream().anyMatch(one -> one < 1)) {
                throw new IllegalArgumentException("a target must be positive");
            }
        }

        /// Without weights.
        public QueueRules(Strategy strategy, long target, Map<ChannelKey, Long> targets) {
            this(strategy, target, targets, null);
        }

        long target(ChannelKey channel) {
            return targets.getOrDefault(channel, target);
        }
    }

    QueueRules of(QueueId queue) {
        return queues.getOrDefault(queue, PLAIN);
    }

    double urgency(ChannelKey channel) {
        return urgency.getOrDefault(channel, 1.0);
    }
}
