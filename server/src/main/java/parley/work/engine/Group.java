package parley.work.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
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
    private final Free free = new Free();
    private final Shelves shelves = new Shelves();

    /// How many there are against whom something stands, by channel.
    private final List<Tally> against = new ArrayList<>();

    private final Set<Seat> members = new LinkedHashSet<>();

    /// To which it belongs where queues weigh.
    private List<Balancing.Team> teams = List.of();

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

    /// What its agents may take.
    Shelves shelves() {
        return shelves;
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
        free.remove(seat);
        count(seat, -1);
    }

    private void putIn(Seat seat, long now) {
        seat.look(channels, now);
        free.add(seat);
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
        return free.in(kept, channel, channels, members);
    }
}
