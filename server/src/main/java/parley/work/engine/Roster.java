package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.QueueId;

/// The agents, in groups of those who are alike, and who of them qualifies for what.
final class Roster {

    /// Where each customer has an agent of their own the questions have no end.
    private static final int MOST_KNOWN = 4096;

    private final Channels channels = new Channels();
    private final Map<AgentId, Seat> seats = new LinkedHashMap<>();
    private final Map<Profile, Group> byProfile = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Who, Pool> pools = new HashMap<>();
    private long version;

    /// The same again, by what items ask, because putting a step into words costs more than to
    /// look it up.
    private final IdentityHashMap<Strategy, List<Map<Question, Pool>>> known = new IdentityHashMap<>();

    /// Everything about an item that a step may ask.
    private record Question(
            QueueId queue,
            Map<SkillId, Integer> skills,
            @Nullable AgentId lastAgent,
            @Nullable AgentId owner,
            Set<AgentId> preferred) {}

    /// Told of groups that were not there before.
    interface NewGroup {
        void met(Group group);
    }

    Collection<Seat> seats() {
        return seats.values();
    }

    List<Group> groups() {
        return groups;
    }

    @Nullable Seat find(AgentId agent) {
        return seats.get(agent);
    }

    /// Another one when somebody has come, has gone, or belongs to another group.
    long version() {
        return version;
    }

    Channels channels() {
        return channels;
    }

    /// The channel's number; all look at it from now on.
    int channel(ChannelKey channel, long now) {
        if (!channels.isKnown(channel)) {
            for (Seat seat : seats.values()) {
                seat.group().remove(seat);
            }
            channels.number(channel);
            for (Seat seat : seats.values()) {
                seat.group().add(seat, now);
            }
        }
        return channels.number(channel);
    }

    /// Somebody new, or known and changed.
    Seat put(AgentState state, long now, NewGroup listener) {
        Seat known = seats.get(state.id());
        Group group = known != null && known.profile().equals(state.profile())
                ? known.group()
                : group(state.profile(), now, listener);
        if (known == null) {
            var fresh = new Seat(state, group);
            seats.put(state.id(), fresh);
            group.add(fresh, now);
            version++;
            return fresh;
        }
        if (group == known.group()) {
            group.change(known, now, () -> known.take(state, group));
        } else {
            known.group().remove(known);
            known.take(state, group);
            group.add(known, now);
            version++;
        }
        return known;
    }

    void remove(AgentId agent) {
        Seat seat = seats.remove(agent);
        if (seat != null) {
            seat.group().remove(seat);
            version++;
        }
    }

    private Group group(Profile profile, long now, NewGroup listener) {
        Group known = byProfile.get(profile);
        if (known != null) {
            return known;
        }
        profile.capacity().shares().keySet().forEach(channel -> channel(channel, now));
        var fresh = new Group(groups.size(), profile, channels);
        byProfile.put(profile, fresh);
        groups.add(fresh);
        pools.values().forEach(pool -> pool.meet(fresh));
        listener.met(fresh);
        return fresh;
    }

    /// Who qualifies for the item in the step that it has come to.
    Pool pool(Strategy strategy, Item item) {
        int step = strategy.index(item.step().number());
        Map<Question, Pool> answers = known.computeIfAbsent(
                        strategy,
                        fresh -> fresh.steps().stream()
                                .<Map<Question, Pool>>map(_ -> new HashMap<>())
                                .toList())
                .get(step);
        Item.Facts facts = item.facts();
        var question = new Question(item.queue(), facts.skills(), facts.lastAgent(), facts.owner(), facts.preferred());
        Pool answer = answers.get(question);
        if (answer == null) {
            if (answers.size() >= MOST_KNOWN) {
                answers.clear();
            }
            answer = pool(strategy.pool(step).of(item));
            answers.put(question, answer);
        }
        return answer;
    }

    private Pool pool(Who who) {
        return pools.computeIfAbsent(who, fresh -> {
            var pool = new Pool(fresh);
            groups.forEach(pool::meet);
            return pool;
        });
    }

    /// Forgets pools that nobody waits for; they are made again when they are needed.
    void keepOnly(Collection<Pool> used) {
        known.clear();
        pools.values().retainAll(used);
    }
}
