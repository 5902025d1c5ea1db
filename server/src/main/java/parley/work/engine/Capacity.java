package parley.work.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Decision.Reason;

/// How much of which channel an agent may hold, and what may be added to what.
///
/// @param units how much all that is held may weigh together
/// @param shares by channel; one that is not there is not served
/// @param labelLimits how many items of a label may be held; one that is not there is not limited
/// @param rampUp how gently the agent begins, or null
public record Capacity(
        int units,
        Map<ChannelKey, Share> shares,
        Map<String, Integer> labelLimits,
        @Nullable RampUp rampUp) {

    /// What agents have where nobody said otherwise.
    public static final int UNITS = 100;

    /// @throws IllegalArgumentException where a number is negative
    public Capacity {
        shares = Map.copyOf(shares);
        labelLimits = Map.copyOf(labelLimits);
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative: " + units);
        }
    }

    /// What one channel takes.
    ///
    /// @param weight of an item that is worked on
    /// @param pausedWeight of one that is on hold, or waits for the customer
    /// @param most how many at once
    /// @param interruptibleBy channels of which one may be added while this is held
    public record Share(int weight, int pausedWeight, int most, Set<ChannelKey> interruptibleBy) {

        /// @throws IllegalArgumentException where a number is negative
        public Share {
            interruptibleBy = Set.copyOf(interruptibleBy);
            if (weight < 0 || pausedWeight < 0 || most < 0) {
                throw new IllegalArgumentException("must not be negative: " + weight + " " + pausedWeight + " " + most);
            }
        }

        /// So many at once and nothing beside them.
        public static Share only(int most) {
            return new Share(most == 0 ? 0 : UNITS / most, 0, most, Set.of());
        }
    }

    /// A gentle beginning after signing in.
    ///
    /// @param perMinute how many new items in any minute
    /// @param lasts how long after signing in, in milliseconds
    public record RampUp(int perMinute, long lasts) {}

    /// Something that an agent holds, or is asked to take.
    ///
    /// @param isPaused on hold, or waiting for the customer
    public record Held(WorkId work, ChannelKey channel, Set<String> labels, boolean isPaused) {
        public Held {
            labels = Set.copyOf(labels);
        }
    }

    /// Why nothing of the channel can be added to what is held, or null where it can. What allows
    /// the newcomer to interrupt it is on hold then, so it weighs no more than that.
    @Nullable Reason refusal(ChannelKey channel, Collection<Held> held) {
        Share share = shares.get(channel);
        if (share == null) {
            return Reason.NO_CHANNEL;
        }
        int alike = 0;
        int weight = share.weight();
        for (Held one : held) {
            boolean isAlike = one.channel().equals(channel);
            Share own = shares.get(one.channel());
            if (!isAlike && (own == null || !own.interruptibleBy().contains(channel))) {
                return Reason.INTERRUPTION;
            }
            if (own != null) {
                weight += isAlike && !one.isPaused() ? own.weight() : own.pausedWeight();
            }
            alike += isAlike ? 1 : 0;
        }
        if (alike >= share.most()) {
            return Reason.AT_MOST;
        }
        return weight > units ? Reason.AT_CAPACITY : null;
    }

    /// How much of the units is taken.
    int load(Collection<Held> held) {
        int load = 0;
        for (Held one : held) {
            Share own = shares.get(one.channel());
            if (own != null) {
                load += one.isPaused() ? own.pausedWeight() : own.weight();
            }
        }
        return load;
    }

    /// Whether a limit of a label stands against one more.
    boolean isFull(Set<String> labels, Collection<Held> held) {
        if (labels.isEmpty() || labelLimits.isEmpty()) {
            return false;
        }
        for (String label : labels) {
            Integer limit = labelLimits.get(label);
            if (limit != null
                    && held.stream().filter(one -> one.labels().contains(label)).count() >= limit) {
                return true;
            }
        }
        return false;
    }
}
