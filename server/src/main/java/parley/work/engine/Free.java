package parley.work.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Those of a group who are free, by channel, in the orders that somebody has asked for.
final class Free {

    private final Map<Turns.Kept, List<Order>> orders = new EnumMap<>(Turns.Kept.class);
    private final List<Order> all = new ArrayList<>();

    private record Order(int channel, NavigableSet<Seat> seats) {}

    void add(Seat seat) {
        for (Order order : all) {
            if (seat.isFreeFor(order.channel())) {
                order.seats().add(seat);
            }
        }
    }

    void remove(Seat seat) {
        for (Order order : all) {
            if (seat.isFreeFor(order.channel())) {
                order.seats().remove(seat);
            }
        }
    }

    /// @param members of the group, for an order that nobody has asked for before
    NavigableSet<Seat> in(Turns.Kept kept, int channel, Channels channels, Iterable<Seat> members) {
        List<Order> known = orders.computeIfAbsent(kept, _ -> new ArrayList<>());
        for (Order order : known) {
            if (order.channel() == channel) {
                return order.seats();
            }
        }
        var fresh = new Order(channel, new TreeSet<>(kept.comparator(channels.at(channel))));
        for (Seat seat : members) {
            if (seat.isFreeFor(channel)) {
                fresh.seats().add(seat);
            }
        }
        known.add(fresh);
        all.add(fresh);
        return fresh.seats();
    }
}
