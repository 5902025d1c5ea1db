package parley.work.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// Something that waits. All times are milliseconds since the epoch.
///
/// @param place where it stands in the order of its queue
/// @param step how far it has come in its queue's strategy
/// @param facts what the strategy asks about it
/// @param leftOut who is not asked again before the moment that stands beside them
public record Item(
        WorkId id,
        QueueId queue,
        ChannelKey channel,
        Place place,
        StepReached step,
        Facts facts,
        Map<AgentId, Long> leftOut) {

    /// That far ahead of itself no item can come by its priority: about two years.
    private static final int MOST_PRIORITY = 1_000_000;

    private static final int MOST_ACCELERATION = 10_000;

    public Item {
        leftOut = Map.copyOf(leftOut);
    }

    /// What decides the order of items within a queue.
    ///
    /// @param tier 0 (emergency) to 9; compared before all else
    /// @param priority each point counts as one minute of waiting; may be negative
    /// @param acceleration how many seconds each minute of waiting counts on top of itself
    /// @param enteredAt since when it waits; survives transfers, missed offers and callbacks
    /// @param dueAt when it is due; [#NEVER] where it is not
    public record Place(int tier, int priority, int acceleration, long enteredAt, long dueAt) {

        /// Not due.
        public static final long NEVER = Long.MAX_VALUE;

        /// @throws IllegalArgumentException where a number is out of range
        public Place {
            if (tier < 0 || tier > 9) {
                throw new IllegalArgumentException("tier must be 0 to 9: " + tier);
            }
            if (Math.abs((long) priority) > MOST_PRIORITY) {
                throw new IllegalArgumentException("priority is out of range: " + priority);
            }
            if (acceleration < 0 || acceleration > MOST_ACCELERATION) {
                throw new IllegalArgumentException("acceleration is out of range: " + acceleration);
            }
        }

        /// An ordinary one.
        public static Place entered(long at) {
            return new Place(5, 0, 0, at, NEVER);
        }
    }

    /// How far an item has come.
    ///
    /// @param number of the step in its strategy, from 0
    /// @param since when it came there
    public record StepReached(int number, long since) {}

    /// What a strategy may ask about an item.
    ///
    /// @param skills that are asked, with the lowest level that will do
    /// @param labels that count against limits of the agents
    /// @param lastAgent who dealt with the customer or the case last
    /// @param owner who owns the customer or the case
    /// @param preferred whom the customer would like
    /// @param value of the customer, 0 to 100
    public record Facts(
            Map<SkillId, Integer> skills,
            Set<String> labels,
            @Nullable AgentId lastAgent,
            @Nullable AgentId owner,
            Set<AgentId> preferred,
            int value) {

        /// Nothing is known and nothing asked.
        public static final Facts NONE = new Facts(Map.of(), Set.of(), null, null, Set.of(), 0);

        public Facts {
            skills = Map.copyOf(skills);
            labels = Set.copyOf(labels);
            preferred = Set.copyOf(preferred);
        }
    }

    boolean isLeftOut(AgentId agent, long now) {
        Long until = leftOut.isEmpty() ? null : leftOut.get(agent);
        return until != null && until > now;
    }

    /// With another place.
    public Item at(Place next) {
        return new Item(id, queue, channel, next, step, facts, leftOut);
    }

    /// In another step, or in another queue's.
    public Item at(QueueId nextQueue, StepReached next) {
        return new Item(id, nextQueue, channel, place, next, facts, leftOut);
    }
}
