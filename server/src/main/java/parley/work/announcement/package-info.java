/// What those who wait are told of their wait, and how well it was met: work.estimate, alive.
///
/// The trade calls what callers hear while they wait announcements, and the number in them the
/// expected wait; so this is where the announcements are made, of whatever channel the item is.
///
/// Owns: `announcement_*`: of every stay in a queue's line the first estimate, what was said first
/// and last, and what came of it; and how many places each queue had when. Reads
/// `v_routing_change`, `v_routing_waiting`, and the views of agents and queues. Says: [ToldWait],
/// to whoever shows or speaks it ([Announcements]). Never: knows a channel, speaks, changes an
/// item or its place.
///
/// What happens in the queues is read from what is stored, in its order ([QueueHistory]), not
/// heard from listeners: a transaction that was rolled back never counted, several processes know
/// the same, and a restart that reads the last changes anew knows what the process before it knew.
/// One process at a time looks every second ([Announcing]).
///
/// Easy to get wrong: changes are numbered before they are committed, so a gap in the numbers is
/// asked for again; clocks are set back, so no time that was stored is believed to be past; an item
/// that an agent is just being asked to take is told nothing; what was said holds for the customer,
/// so it goes along to another queue, while the estimate begins anew there; places are counted as
/// those of live texts, and how much of them the agents have for a queue is measured by how fast it
/// gets shorter.
@ApplicationModule(
        id = "work.announcement",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.jobs",
            "people.presence",
            "work.engine",
            "work.estimate",
            "work.queue",
            "work.routing"
        })
@NullMarked
package parley.work.announcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
