package parley.work.engine;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import parley.people.staff.AgentId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Strategy.AgentOrder;

/// In which order agents are asked. Within a group, whose members are alike, few orders are kept;
/// what an item adds (levels, value, weight) is the same for a whole group or computed at once.
final class Turns {

    /// Who holds least, and of these who has been idle for longest.
    static final Comparator<Seat> IDLE = Turns::compareIdle;

    private Turns() {}

    /// An order that is kept within a group.
    enum Kept {
        IDLE,
        ENDED,
        LOAD,
        TURN,
        TODAY;

        static Kept of(AgentOrder order) {
            return switch (order) {
                case LONGEST_IDLE, BEST_LEVEL, VALUE_FIT, RANDOM, EXPRESSION -> IDLE;
                case LONGEST_IDLE_BY_CHANNEL -> ENDED;
                case LEAST_LOADED -> LOAD;
                case ROUND_ROBIN -> TURN;
                case FEWEST_TODAY, WEIGHTED -> TODAY;
            };
        }

        Comparator<Seat> comparator(ChannelKey channel) {
            return new InOrder(this, channel);
        }
    }

    /// Written out, because those who are free are put in and taken out all the time.
    private record InOrder(Kept kept, ChannelKey channel) implements Comparator<Seat> {
        @Override
        public int compare(Seat one, Seat other) {
            int order = switch (kept) {
                case IDLE -> 0;
                case ENDED -> Long.compare(one.endedAt(channel), other.endedAt(channel));
                case LOAD -> Double.compare(one.loadShare(), other.loadShare());
                case TURN -> Long.compare(one.offeredAt(), other.offeredAt());
                case TODAY -> Integer.compare(one.today(), other.today());
            };
            return order != 0 ? order : compareIdle(one, other);
        }
    }

    private static int compareIdle(Seat one, Seat other) {
        int order = Integer.compare(one.heldCount(), other.heldCount());
        if (order == 0) {
            order = Long.compare(one.idleSince(), other.idleSince());
        }
        return order != 0 ? order : one.id().value().compareTo(other.id().value());
    }

    /// The order for one item. The smaller figure is asked first.
    static Comparator<Seat> comparator(Strategy strategy, Item item, long now) {
        Comparator<Seat> ties = Kept.of(strategy.order()).comparator(item.channel());
        return switch (strategy.order()) {
            case BEST_LEVEL, VALUE_FIT, WEIGHTED, RANDOM, EXPRESSION ->
                Comparator.<Seat>comparingDouble(seat -> figure(strategy, seat, item, now))
                        .thenComparing(ties);
            case LONGEST_IDLE, LONGEST_IDLE_BY_CHANNEL, LEAST_LOADED, ROUND_ROBIN, FEWEST_TODAY -> ties;
        };
    }

    /// What the order compares, the smaller first.
    static double figure(Strategy strategy, Seat seat, Item item, long now) {
        return switch (strategy.order()) {
            case LONGEST_IDLE -> seconds(seat.idleSince() - now);
            case LONGEST_IDLE_BY_CHANNEL -> seconds(seat.endedAt(item.channel()) - now);
            case BEST_LEVEL -> -levels(seat.profile(), item);
            case LEAST_LOADED -> seat.loadShare();
            case ROUND_ROBIN -> seconds(seat.offeredAt() - now);
            case FEWEST_TODAY -> seat.today();
            case WEIGHTED -> (double) seat.today() / weight(seat.profile(), item);
            case VALUE_FIT -> Math.abs(item.facts().value() - seat.profile().value());
            case RANDOM -> lot(item.id(), seat.id());
            case EXPRESSION ->
                0 - requireNonNull(strategy.figure()).formula().figure(seat.profile(), doing(seat), item, now);
        };
    }

    private static Strategy.Doing doing(Seat seat) {
        return new Strategy.Doing(seat.heldCount(), seat.loadShare(), seat.idleSince(), seat.today());
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private static int levels(Profile profile, Item item) {
        return item.facts().skills().keySet().stream()
                .mapToInt(skill -> profile.skills().getOrDefault(skill, 0))
                .sum();
    }

    private static int weight(Profile profile, Item item) {
        Profile.Membership membership = profile.queues().get(item.queue());
        return membership == null ? 1 : membership.weight();
    }

    /// The last step of SplitMix64 (Steele, Lea, Flood 2014) over both ids.
    private static double lot(WorkId work, AgentId agent) {
        long mixed = work.value().getLeastSignificantBits()
                ^ Long.rotateLeft(agent.value().getLeastSignificantBits(), 32);
        mixed += 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
