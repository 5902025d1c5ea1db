package parley.work.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// Agents who are alike: what is true of one is true of all but for what they do at the moment. It
/// keeps those who are free for a channel in the orders that somebody has asked for.
final class Group {

    /// Who does not serve a queue but is asked by a step all the same: after everything else.
    private static final Membership GUEST = Membership.of(Integer.MAX_VALUE, 0);

    private final int number;
    private final Profile profile;
    private final Channels channels;
    private final Map<Order, NavigableSet<Seat>> free = new HashMap<>();
    private final List<Map.Entry<Order, NavigableSet<Seat>>> orders = new ArrayList<>();

    /// What its agents may take, by queue.
    private final Map<QueueId, Offered> offered = new LinkedHashMap<>();

    /// How many there are against whom something stands, by channel.
    private final List<Tally> against = new ArrayList<>();

    private final Set<Seat> members = new LinkedHashSet<>();

    /// To which it belongs where queues weigh.
    private List<Balancing.Team> teams = List.of();

    private record Order(Turns.Kept kept, int channel) {}

    Group(int number, Profile profile, Channels channels) {
        this.number = number;
        this.profile = profile;
        this.channels = channels;
    }

    int number() {
        return number;
    }

    Profile profile() {
        return profile;
    }

    int size() {
        return members.size();
    }

    /// What its agents may take from one queue.
    static final class Offered {

        private final QueueId queue;
        private final Membership membership;
        private final List<Shelf> shelves = new ArrayList<>();

        Offered(QueueId queue, Membership membership) {
            this.queue = queue;
            this.membership = membership;
        }

        QueueId queue() {
            return queue;
        }

        Membership membership() {
            return membership;
        }

        List<Shelf> shelves() {
            return shelves;
        }

        private Shelf shelf(Lane lane) {
            var kind = Shelf.Kind.of(lane);
            for (Shelf shelf : shelves) {
                if (shelf.kind().equals(kind)) {
                    return shelf;
                }
            }
            var fresh = new Shelf(kind, lane.channel());
            shelves.add(fresh);
            return fresh;
        }
    }

    Map<QueueId, Offered> offered() {
        return offered;
    }

    /// Its agents may take from the lane.
    void open(Lane lane) {
        QueueId queue = lane.key().queue();
        Membership membership = membership(queue);
        Shelf shelf = offered.computeIfAbsent(queue, _ -> new Offered(queue, membership))
                .shelf(lane);
        lane.standOn(shelf, membership.delay());
    }

    /// Forgets shelves to which no lane leads any more.
    void tidy() {
        offered.values().forEach(one -> one.shelves.removeIf(Shelf::isDeserted));
        offered.values().removeIf(one -> one.shelves.isEmpty());
    }

    Membership membership(QueueId queue) {
        return profile.queues().getOrDefault(queue, GUEST);
    }

    void add(Seat seat, long now) {
        members.add(seat);
        putIn(seat, now);
    }

    void remove(Seat seat) {
        members.remove(seat);
        takeOut(seat);
    }

    /// Changes one of its agents.
    void change(Seat seat, long now, Runnable change) {
        takeOut(seat);
        change.run();
        putIn(seat, now);
    }

    private void takeOut(Seat seat) {
        for (Map.Entry<Order, NavigableSet<Seat>> order : orders) {
            if (seat.isFreeFor(order.getKey().channel())) {
                order.getValue().remove(seat);
            }
        }
        count(seat, -1);
    }

    private void putIn(Seat seat, long now) {
        seat.look(channels, now);
        for (Map.Entry<Order, NavigableSet<Seat>> order : orders) {
            if (seat.isFreeFor(order.getKey().channel())) {
                order.getValue().add(seat);
            }
        }
        count(seat, 1);
    }

    /// It belongs to these teams from now on.
    void join(List<Balancing.Team> its) {
        teams = its;
        int free = (int) members.stream().filter(Seat::isFree).count();
        teams.forEach(team -> team.free(free));
    }

    private void count(Seat seat, int change) {
        if (seat.isFree()) {
            for (Balancing.Team team : teams) {
                team.free(change);
            }
        }
        while (against.size() < channels.count()) {
            against.add(new Tally());
        }
        for (int channel = 0; channel < channels.count(); channel++) {
            against.get(channel).add(seat.against(channel), change);
        }
    }

    /// Adds up who is held back by what.
    void addAgainst(int channel, Tally sum) {
        // a channel of which nobody in the group has heard has no figures
        if (channel < against.size()) {
            sum.add(against.get(channel));
        }
    }

    /// Those who are free for the channel, in an order.
    NavigableSet<Seat> free(Turns.Kept kept, int channel) {
        var order = new Order(kept, channel);
        @Nullable NavigableSet<Seat> known = free.get(order);
        if (known != null) {
            return known;
        }
        var fresh = new TreeSet<>(kept.comparator(channels.at(channel)));
        for (Seat seat : members) {
            if (seat.isFreeFor(channel)) {
                fresh.add(seat);
            }
        }
        free.put(order, fresh);
        orders.add(Map.entry(order, fresh));
        return fresh;
    }
}
