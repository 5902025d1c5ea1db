package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.work.engine.Decision.Reason;
import parley.work.queue.QueueId;

/// Why things stand as they do at one moment: asked of the same rules that decide, without anything
/// being decided. Made anew for each question, because only people ask it.
public final class Explanation {

    private final Roster roster = new Roster();
    private final Balancing balancing = new Balancing();
    private final Lines lines = new Lines(roster, new Timers(), balancing);
    private final Asking asking = new Asking(roster, new Lending(), balancing);
    private final Rules rules;
    private final long now;

    /// @param now in milliseconds since the epoch
    public Explanation(Rules rules, Collection<AgentState> agents, Collection<Item> items, long now) {
        this.rules = rules;
        this.now = now;
        balancing.configure(rules, List.of());
        for (AgentState agent : agents) {
            roster.put(agent, now, this::meet);
        }
        items.forEach(this::place);
    }

    private void meet(Group group) {
        lines.meet(group, now);
        balancing.meet(group);
    }

    private Waiting place(Item item) {
        return lines.add(item, rules, now);
    }

    /// What stands between an item and the agents.
    ///
    /// @param rejected how many agents cannot be asked, by reason
    /// @param free who could be, in the order in which they would be, fifty at most
    public record Standing(Map<Reason, Integer> rejected, List<AgentId> free) {
        public Standing {
            rejected = Map.copyOf(rejected);
            free = List.copyOf(free);
        }
    }

    /// Why nobody takes an item that waits.
    ///
    /// @return null where it does not wait
    public @Nullable Standing of(WorkId work) {
        Waiting waiting = lines.find(work);
        return waiting == null ? null : standing(waiting);
    }

    private Standing standing(Waiting waiting) {
        List<Seat> best = asking.best(waiting, Strategy.MOST_ASKED, now);
        return new Standing(
                asking.rejected(waiting, now), best.stream().map(Seat::id).toList());
    }

    /// What stands between an agent and what waits in one queue.
    ///
    /// @param waiting how much waits there
    /// @param rejected how much of it the agent cannot take, by reason
    public record Line(int waiting, Map<Reason, Integer> rejected) {
        public Line {
            rejected = Map.copyOf(rejected);
        }
    }

    /// Why somebody has nothing to do: what waits in the queues that they serve, or that ask for
    /// them.
    ///
    /// @return null where there is no such agent
    public @Nullable Map<QueueId, Line> of(AgentId agent) {
        Seat seat = roster.find(agent);
        if (seat == null) {
            return null;
        }
        Map<QueueId, Integer> counts = new LinkedHashMap<>();
        Map<QueueId, Map<Reason, Integer>> reasons = new LinkedHashMap<>();
        for (QueueId queue : seat.profile().queues().keySet()) {
            counts.put(queue, 0);
        }
        for (Waiting waiting : lines.items()) {
            QueueId queue = waiting.item().queue();
            if (counts.containsKey(queue) || waiting.lane().pool().isFor(seat)) {
                counts.merge(queue, 1, Integer::sum);
                Reason reason = asking.against(waiting, seat, now);
                if (reason != null) {
                    reasons.computeIfAbsent(queue, _ -> new EnumMap<>(Reason.class))
                            .merge(reason, 1, Integer::sum);
                }
            }
        }
        Map<QueueId, Line> lineByQueue = new LinkedHashMap<>();
        counts.forEach((queue, count) ->
                lineByQueue.put(queue, new Line(count, reasons.getOrDefault(queue, Map.of()))));
        return lineByQueue;
    }

    /// Who a step of a strategy reaches.
    ///
    /// @param qualified how many agents it is for
    /// @param there how many of them are at work and answer
    /// @param free how many of these could take the item at once
    public record Reach(int qualified, int there, int free) {}

    /// Whom the steps of its queue's strategy reach for an item, one after the other.
    public List<Reach> reach(Item item) {
        var reaches = new ArrayList<Reach>();
        Strategy strategy = rules.of(item.queue()).strategy();
        for (int step = 0; step < strategy.steps().size(); step++) {
            Waiting waiting = place(item.at(item.queue(), new Item.StepReached(step, now)));
            int qualified = 0;
            int there = 0;
            int free = 0;
            for (Seat seat : roster.seats()) {
                if (waiting.lane().pool().isFor(seat)) {
                    qualified++;
                    there += seat.isThere() ? 1 : 0;
                    free += asking.against(waiting, seat, now) == null ? 1 : 0;
                }
            }
            lines.remove(waiting);
            reaches.add(new Reach(qualified, there, free));
        }
        return reaches;
    }
}
