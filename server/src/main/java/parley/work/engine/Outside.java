package parley.work.engine;

import parley.work.engine.Decision.Reason;
import parley.work.queue.QueueId;

/// How many agents a lane's items are not for at all. Every decision says it, but it changes only
/// when somebody comes, goes, or becomes another: so it is counted then.
final class Outside {

    private long asOf = -1;
    private int strangers;
    private int unqualified;

    void addTo(Tally counts, Lane lane, Roster roster) {
        if (asOf != roster.version()) {
            asOf = roster.version();
            count(lane.pool(), lane.key().queue(), roster);
        }
        counts.add(Reason.NOT_MEMBER, strangers);
        counts.add(Reason.NOT_QUALIFIED, unqualified);
    }

    private void count(Pool pool, QueueId queue, Roster roster) {
        strangers = 0;
        unqualified = 0;
        for (Group group : roster.groups()) {
            if (pool.isFor(group)) {
                continue;
            }
            if (group.profile().queues().containsKey(queue)) {
                unqualified += group.size();
            } else {
                strangers += group.size();
            }
        }
    }
}
