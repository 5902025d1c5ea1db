package parley.work.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import parley.people.staff.AgentId;

/// Who qualifies for items of which a strategy says the same: whole groups, but for those whom it
/// names.
final class Pool {

    private final Who who;
    private final Set<AgentId> names;
    private final List<Group> groups = new ArrayList<>();
    private final BitSet numbers = new BitSet();

    Pool(Who who) {
        this.who = who;
        this.names = who.names();
    }

    /// A group that was not there before.
    void meet(Group group) {
        if (who.holdsFor(null, group.profile())) {
            groups.add(group);
            numbers.set(group.number());
        }
    }

    List<Group> groups() {
        return groups;
    }

    /// Those about whom it has to be asked one by one.
    Set<AgentId> names() {
        return names;
    }

    boolean isFor(Group group) {
        return numbers.get(group.number());
    }

    boolean isFor(Seat seat) {
        boolean isNamed = !names.isEmpty() && names.contains(seat.id());
        return isNamed ? who.holdsFor(seat.id(), seat.profile()) : isFor(seat.group());
    }
}
