package parley.work.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// What an agent is, as long as nobody changes it. Agents with equal profiles are decided about
/// together, so whoever tells the engine should use one and the same profile for them.
///
/// @param queues where the agent is a member
/// @param skills with levels, 1 to 5
/// @param attributes by which strategies choose: language, group, site …
/// @param value how well suited to valuable customers, 0 to 100
public record Profile(
        Map<QueueId, Membership> queues,
        Map<SkillId, Integer> skills,
        Map<String, Set<String>> attributes,
        Capacity capacity,
        int value) {

    public Profile {
        queues = Map.copyOf(queues);
        skills = Map.copyOf(skills);
        attributes = Map.copyOf(attributes);
    }

    /// How an agent belongs to a queue.
    ///
    /// @param priority of the queues of one agent the lower comes first, absolutely
    /// @param delay how long an item must have waited before the agent sees it, in milliseconds
    /// @param channels which the agent serves there; empty for all
    /// @param weight how large the agent's share is where items are spread by weight
    /// @param lender whose own work comes before this, or null
    public record Membership(
            int priority,
            long delay,
            Set<ChannelKey> channels,
            int weight,
            @Nullable Lender lender) {

        /// @throws IllegalArgumentException where a number is out of range
        public Membership {
            channels = Set.copyOf(channels);
            if (delay < 0) {
                throw new IllegalArgumentException("delay must not be negative: " + delay);
            }
            if (weight < 1) {
                throw new IllegalArgumentException("weight must be positive: " + weight);
            }
        }

        /// An ordinary one.
        public static Membership of(int priority, long delay) {
            return new Membership(priority, delay, Set.of(), 1, null);
        }

        boolean serves(ChannelKey channel) {
            return channels.isEmpty() || channels.contains(channel);
        }
    }

    /// A queue that lends its agents only while it does well itself.
    ///
    /// @param queue that lends
    /// @param lendsBelow it begins to lend when its expected wait is below, in milliseconds
    /// @param recallsAbove it ends when its expected wait is above; not less than `lendsBelow`
    public record Lender(QueueId queue, long lendsBelow, long recallsAbove) {

        /// @throws IllegalArgumentException where it would end before it begins
        public Lender {
            if (recallsAbove < lendsBelow) {
                throw new IllegalArgumentException(
                        "recallsAbove must not be below lendsBelow: " + recallsAbove + " < " + lendsBelow);
            }
        }
    }
}
