package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Profile.Membership;
import parley.work.queue.QueueId;

/// What waits, in lanes of items that wait for the same agents.
final class Lines {

    /// So many lanes in which nothing waits are kept for what comes next.
    private static final int EMPTY_KEPT = 256;

    private final Roster roster;
    private final Timers timers;
    private final Balancing balancing;
    private final Map<WorkId, Waiting> items = new LinkedHashMap<>();
    private final Map<Lane.Key, Lane> lanes = new LinkedHashMap<>();

    /// Lanes that somebody takes from because they are named, not because of their group.
    private final Map<AgentId, Map<QueueId, List<Lane>>> named = new HashMap<>();

    Lines(Roster roster, Timers timers, Balancing balancing) {
        this.roster = roster;
        this.timers = timers;
        this.balancing = balancing;
    }

    Collection<Waiting> items() {
        return items.values();
    }

    @Nullable Waiting find(WorkId work) {
        return items.get(work);
    }

    /// Puts an item where it belongs at this moment.
    Waiting add(Item item, Rules rules, long now) {
        // before its pool is looked up, because a pool without a lane is forgotten
        sweep();
        Item.Place place = item.place();
        Strategy strategy = rules.of(item.queue()).strategy();
        var key = new Lane.Key(
                item.queue(),
                item.channel(),
                roster.pool(strategy, item),
                Waiting.tier(place, strategy.tierEscalateAfter(), now),
                place.acceleration(),
                Waiting.isBoosted(place, strategy.maxBoost(), now));
        Lane lane = lane(key, rules, now);
        var waiting = new Waiting(item, strategy, lane);
        items.put(item.id(), waiting);
        balancing.come(waiting, now);
        lane.add(waiting, now);
        timers.at(waiting.movesAt(now), new Timers.Moves(waiting));
        lane.eachDelay(delay -> seenLater(waiting, delay, now));
        return waiting;
    }

    private void seenLater(Waiting waiting, long delay, long now) {
        if (waiting.waited(now) < delay) {
            timers.at(waiting.item().place().enteredAt() + delay, new Timers.Seen(waiting, delay));
        }
    }

    void remove(Waiting waiting) {
        waiting.leave();
        items.remove(waiting.item().id());
        balancing.leave(waiting);
        waiting.lane().remove(waiting);
    }

    private Lane lane(Lane.Key key, Rules rules, long now) {
        Lane known = lanes.get(key);
        if (known != null) {
            return known;
        }
        var fresh = new Lane(key, roster.channel(key.channel(), now), rules);
        lanes.put(key, fresh);
        for (Group group : fresh.pool().groups()) {
            open(fresh, group, now);
        }
        for (AgentId agent : fresh.pool().names()) {
            named.computeIfAbsent(agent, any -> new LinkedHashMap<>())
                    .computeIfAbsent(key.queue(), any -> new ArrayList<>())
                    .add(fresh);
            Seat seat = roster.find(agent);
            if (seat != null) {
                learn(fresh, membership(seat.group(), fresh), now);
            }
        }
        return fresh;
    }

    private void open(Lane lane, Group group, long now) {
        Membership membership = membership(group, lane);
        learn(lane, membership, now);
        lane.open(group, membership);
    }

    private static Membership membership(Group group, Lane lane) {
        return group.membership(lane.key().queue());
    }

    /// The lane's items are seen after the delay of that membership.
    private void learn(Lane lane, Membership membership, long now) {
        long delay = membership.delay();
        if (!lane.knows(delay)) {
            lane.learn(delay, now);
            lane.each(waiting -> seenLater(waiting, delay, now));
        }
    }

    /// A group that was not there before.
    void meet(Group group, long now) {
        for (Lane lane : lanes.values()) {
            if (lane.pool().isFor(group)) {
                open(lane, group, now);
            }
        }
    }

    /// Somebody who is named somewhere has come, or belongs to another group.
    void meet(Seat seat, long now) {
        named(seat).values().forEach(own -> own.forEach(lane -> learn(lane, membership(seat.group(), lane), now)));
    }

    Map<QueueId, List<Lane>> named(Seat seat) {
        return named.isEmpty() ? Map.of() : named.getOrDefault(seat.id(), Map.of());
    }

    private void sweep() {
        if (lanes.size() < 2 * items.size() + EMPTY_KEPT) {
            return;
        }
        Set<Pool> used = new HashSet<>();
        lanes.values().stream().filter(Lane::isEmpty).forEach(Lane::close);
        lanes.values().removeIf(Lane::isEmpty);
        lanes.values().forEach(lane -> used.add(lane.pool()));
        roster.keepOnly(used);
        roster.groups().forEach(group -> group.shelves().tidy());
        named.values().forEach(Lines::retain);
        named.values().removeIf(Map::isEmpty);
    }

    private static void retain(Map<QueueId, List<Lane>> some) {
        some.values().forEach(list -> list.removeIf(Lane::isEmpty));
        some.values().removeIf(List::isEmpty);
    }

    /// Takes everything out, to put it in again by other rules.
    List<Item> clear() {
        List<Item> all = items.values().stream().map(Waiting::item).toList();
        items.values().forEach(Waiting::leave);
        items.clear();
        lanes.clear();
        named.clear();
        roster.groups().forEach(group -> group.shelves().clear());
        roster.keepOnly(Set.of());
        return all;
    }
}
