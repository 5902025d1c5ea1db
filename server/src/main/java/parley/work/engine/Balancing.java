package parley.work.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;

/// The weights of this moment. It counts what waits and who is free as both change, so a weight
/// is a sum of four products, and it remembers who was refused, so that only the end of a hold is
/// looked at again.
final class Balancing {

    private final Map<QueueId, Line> lines = new HashMap<>();
    private final Map<Who, Team> teams = new LinkedHashMap<>();

    /// Where a hold has refused something that still may wait.
    private final Set<Tie> refused = new LinkedHashSet<>();

    /// What was refused beside somebody who is free, and is not on record yet.
    private final Set<Waiting> unrecorded = new LinkedHashSet<>();

    private final Set<Waiting> recorded = new HashSet<>();

    /// Agents who are alike for the weights.
    static final class Team {

        private final Who who;
        private int free;

        Team(Who who) {
            this.who = who;
        }

        /// So many more of them could take something.
        void free(int change) {
            free += change;
        }
    }

    /// A queue that weighs.
    private static final class Line {

        private final long longestHold;
        private final List<Tie> ties = new ArrayList<>();

        /// By the number of the group; null for those of no team.
        private final List<@Nullable Tie> byGroup = new ArrayList<>();

        private final Set<Waiting> overdue = new HashSet<>();
        private int waiting;

        Line(long longestHold) {
            this.longestHold = longestHold;
        }

        void meet(Group group) {
            Tie its = null;
            for (Tie tie : ties) {
                if (its == null && tie.team.who.holdsFor(null, group.profile())) {
                    its = tie;
                    tie.groups.add(group);
                }
            }
            byGroup.add(its);
        }

        @Nullable Tie of(Group group) {
            return byGroup.get(group.number());
        }
    }

    /// A queue with a team.
    static final class Tie {

        private final QueueId queue;
        private final Line line;
        private final Team team;
        private final Balance.Weights weights;
        private final List<Team> elsewhere = new ArrayList<>();
        private final List<Group> groups = new ArrayList<>();

        private Tie(QueueId queue, Line line, Team team, Balance.Weights weights) {
            this.queue = queue;
            this.line = line;
            this.team = team;
            this.weights = weights;
        }

        QueueId queue() {
            return queue;
        }

        List<Group> groups() {
            return groups;
        }

        double weight() {
            int others = 0;
            for (Team other : elsewhere) {
                others += other.free;
            }
            return weights.of(line.waiting, team.free, others);
        }

        private boolean isHolding() {
            return line.overdue.isEmpty() && weight() <= 0;
        }
    }

    /// Begins anew with other rules, before anything waits.
    void configure(Rules rules, Collection<Group> groups) {
        lines.clear();
        teams.clear();
        refused.clear();
        unrecorded.clear();
        recorded.clear();
        rules.queues().forEach((queue, its) -> {
            if (its.balance() != null) {
                lines.put(queue, line(queue, its.balance()));
            }
        });
        lines.values().forEach(line -> line.ties.forEach(this::lookElsewhere));
        for (Group group : groups) {
            group.join(List.of());
            meet(group);
        }
    }

    private Line line(QueueId queue, Balance balance) {
        var line = new Line(balance.longestHold());
        for (Balance.Pair pair : balance.pairs()) {
            line.ties.add(new Tie(queue, line, teams.computeIfAbsent(pair.team(), Team::new), pair.weights()));
        }
        return line;
    }

    /// Whoever could do the other work of the team in its place.
    private void lookElsewhere(Tie tie) {
        Set<Team> found = new LinkedHashSet<>();
        for (Line other : lines.values()) {
            if (other != tie.line && other.ties.stream().anyMatch(one -> one.team == tie.team)) {
                other.ties.forEach(one -> found.add(one.team));
            }
        }
        found.remove(tie.team);
        tie.elsewhere.addAll(found);
    }

    /// A group that was not there before.
    void meet(Group group) {
        var its = new ArrayList<Team>();
        for (Team team : teams.values()) {
            if (team.who.holdsFor(null, group.profile())) {
                its.add(team);
            }
        }
        lines.values().forEach(line -> line.meet(group));
        group.join(its);
    }

    /// When an item of the queue is not held back any longer; [Item.Place#NEVER] where nothing is.
    long holdsUntil(Item item) {
        Line line = lines.isEmpty() ? null : lines.get(item.queue());
        return line == null ? Item.Place.NEVER : item.place().enteredAt() + line.longestHold;
    }

    private @Nullable Line line(Waiting waiting) {
        return waiting.lane().isWeighed() ? lines.get(waiting.item().queue()) : null;
    }

    void come(Waiting waiting, long now) {
        Line line = line(waiting);
        if (line != null) {
            line.waiting++;
            if (waiting.waited(now) >= line.longestHold) {
                line.overdue.add(waiting);
            }
        }
    }

    void leave(Waiting waiting) {
        Line line = line(waiting);
        if (line != null) {
            line.waiting--;
            line.overdue.remove(waiting);
            unrecorded.remove(waiting);
            recorded.remove(waiting);
        }
    }

    /// It has been held back for long enough.
    void release(Waiting waiting) {
        Line line = line(waiting);
        if (line != null) {
            line.overdue.add(waiting);
        }
    }

    /// How much it is worth to bring the item and the group together; 0 where nobody weighs.
    double weight(Waiting waiting, Group group) {
        Line line = line(waiting);
        Tie tie = line == null ? null : line.of(group);
        return tie == null ? 0 : tie.weight();
    }

    /// Whether the group is kept free rather than given the item.
    boolean isHeld(Waiting waiting, Group group) {
        Line line = line(waiting);
        Tie tie = line == null || waiting.lane().tier() == 0 ? null : line.of(group);
        if (tie == null || !tie.isHolding()) {
            return false;
        }
        refused.add(tie);
        if (tie.team.free > 0 && !recorded.contains(waiting)) {
            unrecorded.add(waiting);
        }
        return true;
    }

    /// Where a hold has ended, of these the one of the greatest weight; null where none has.
    @Nullable Tie ended() {
        if (refused.isEmpty()) {
            return null;
        }
        @Nullable Tie best = null;
        for (Tie tie : refused) {
            boolean isEnded = tie.line.waiting > 0 && tie.team.free > 0 && !tie.isHolding();
            if (isEnded && (best == null || tie.weight() > best.weight())) {
                best = tie;
            }
        }
        return best;
    }

    /// What was refused there has been looked at again.
    void settle(Tie tie) {
        refused.remove(tie);
    }

    /// What has been refused since this was asked, unless it is on record.
    List<Waiting> refused() {
        if (unrecorded.isEmpty()) {
            return List.of();
        }
        return List.copyOf(unrecorded);
    }

    void forgetRefused() {
        unrecorded.clear();
    }

    /// It is on record that somebody is kept free beside it.
    void record(Waiting waiting) {
        recorded.add(waiting);
    }
}
