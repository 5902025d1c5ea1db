package parley.insight.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import parley.platform.kernel.Capabilities.Tempo;

/// What agents did with their time: busy with at least one item, or idle, that is available with
/// none. Cut exactly at the borders of intervals. Pure.
final class AgentTime {

    private final Intervals intervals;
    private final long now;
    private final Map<UUID, Day> days = new HashMap<>();

    AgentTime(Intervals intervals, long now) {
        this.intervals = intervals;
        this.now = now;
    }

    /// How much begins or ends at a moment.
    private static final class Change {
        private int live;
        private int whole;
        private int available;
    }

    /// What is known of one agent.
    private static final class Day {
        private final TreeMap<Long, Change> changes = new TreeMap<>();

        Change at(long micros) {
            return changes.computeIfAbsent(micros, _ -> new Change());
        }
    }

    /// Told of what an agent did in a part of an interval.
    interface Use {
        Facts of(UUID agent, int interval);
    }

    /// An item in an agent's hands. A call takes all places of the agent, anything else takes one.
    void held(Leg.Piece piece, Tempo tempo) {
        span(piece.agent(), piece.started(), piece.ended() == null ? now : piece.ended(), (change, sign) -> {
            if (tempo == Tempo.REAL_TIME) {
                change.whole += sign;
            } else {
                change.live += sign;
            }
        });
    }

    /// The agent takes work.
    void available(UUID agent, long from, long to) {
        span(agent, from, to, (change, sign) -> change.available += sign);
    }

    private interface Count {
        void add(Change change, int sign);
    }

    private void span(UUID agent, long started, long ended, Count count) {
        long from = Math.max(started, Intervals.micros(intervals.from()));
        long to = Math.min(Math.min(ended, now), Intervals.micros(intervals.to()));
        if (from < to) {
            Day day = days.computeIfAbsent(agent, _ -> new Day());
            count.add(day.at(from), 1);
            count.add(day.at(to), -1);
        }
    }

    Set<UUID> agents() {
        return days.keySet();
    }

    /// How long each was available or busy.
    Map<UUID, Long> present() {
        return days.keySet().stream().collect(Collectors.toMap(agent -> agent, agent -> {
            var whole = new Facts();
            fill(agent, 1, (_, _) -> whole);
            return whole.busy + whole.idle;
        }));
    }

    /// Adds the agent's time to the facts of each interval.
    ///
    /// @param places how much the agent may hold at once
    void fill(UUID agent, int places, Use use) {
        Day day = days.get(agent);
        if (day == null) {
            return;
        }
        List<Map.Entry<Long, Change>> steps = new ArrayList<>(day.changes.entrySet());
        var sum = new Change();
        for (int step = 0; step < steps.size() - 1; step++) {
            Change change = steps.get(step).getValue();
            sum.live += change.live;
            sum.whole += change.whole;
            sum.available += change.available;
            boolean isBusy = sum.live + sum.whole > 0;
            if (isBusy || sum.available > 0) {
                long weight = sum.live + (long) sum.whole * places;
                intervals.split(
                        steps.get(step).getKey(),
                        steps.get(step + 1).getKey(),
                        (interval, from, to) -> note(use.of(agent, interval), to - from, isBusy, weight, places));
            }
        }
    }

    private static void note(Facts facts, long time, boolean isBusy, long weight, int places) {
        if (isBusy) {
            facts.busy += time;
        } else {
            facts.idle += time;
        }
        facts.itemTime += time * weight;
        facts.placeTime += time * places;
    }
}
