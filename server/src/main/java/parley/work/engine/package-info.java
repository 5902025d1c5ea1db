/// The engine that decides who is asked for what: a state in memory without I/O, clock or threads
/// of its own, so that the live centre, a replay of a past day and the simulator run the same code.
///
/// Owns: nothing stored. Says: [Decision], as the answer to whatever it is told. Never: reads a
/// clock (every call says when it is), draws lots, knows what an item is about.
///
/// How it decides: every call changes one thing and settles what follows. What comes to wait
/// chooses among the agents who are free for it, in the order of its queue; who becomes free
/// chooses among the first items of the queues that are theirs. So nothing is left that waits
/// beside somebody who could take it, and the order of the calls alone says what happens.
///
/// Queues may weigh ([Balance]): then the team with the greatest weight is asked, and a weight that
/// is not positive keeps the team free. That is said of each item that waits for it
/// ([Decision.Reserved]), and ends when the counts behind the weight change, or by itself.
///
/// What keeps it fast: agents with equal profiles are one [Group], items that wait for the same
/// agents are one [Lane]. A lane knows its first item ([Heap]), a group the first of all lanes of
/// a queue and a kind ([Shelf]), and both are brought up to date where one thing has changed. So
/// a decision looks at a few heads, however much waits.
///
/// Easy to get wrong: times are milliseconds since the epoch, and never go back; the engine holds
/// an offer's capacity at once, but only as long as nobody tells it otherwise ([Engine#put] of an
/// agent replaces everything known of them); an item keeps its place and its step wherever it
/// goes, so both are part of [Item]; what is compared within a [Lane] must never change while it
/// is in there.
@ApplicationModule(
        id = "work.engine",
        allowedDependencies = {"platform.kernel", "people.staff", "work.queue"})
@NullMarked
package parley.work.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
