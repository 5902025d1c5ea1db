/// The one queue and the one engine: every contact of every channel waits here as a work item.
///
/// Owns: `routing_*`: work items, offers, segments, outcomes, and what it notes about agents.
/// Never: knows what a work item is about (the modules above say so when they enqueue), reads a
/// channel's name, changes the presence that an agent chose. How queues are set up is
/// work.queue's, read by its views; what waits in them is told to it ([QueueWork]).
///
/// Deciding is pure (work.engine, asked by [Matcher], and [Round]), doing is thin ([Rounds] and
/// [Offers]): each locks the item's row, asks for the next state of the item and its offers, stores
/// it with its segment, and publishes in the same transaction. What is known between rounds follows
/// the news ([Wakeup]) and is compared with the database before anything is stored by it. Every
/// decision keeps its reasons ([RoundStore]), and people may ask for them ([Explaining]).
///
/// Easy to get wrong: lock the item before the offer; an offer counts only with the fence of its
/// item; capacity is what the stored states say, never a counter; waited time survives every
/// return to the queue; whoever fills an agent's places takes the dispatcher's lock first,
/// before any item's ([Handovers]); whoever changes what an agent holds, or whether they can be
/// asked, tells [Wakeup], or the next round decides by what was; silence counts only while
/// somebody watched ([Dispatcher]); what came while its queue was closed is parked, and let in at
/// the opening ([Line]); whoever puts work into a queue keeps the queue in the same transaction,
/// because nothing but that lock holds the two modules' rows together; who takes work and what
/// they can do is people.staff's, read by its views.
@ApplicationModule(
        id = "work.routing",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.audit",
            "platform.live",
            "platform.metrics",
            "people.staff",
            "people.presence",
            "work.engine",
            "work.queue",
            "work.strategy",
            "work.triage"
        })
@NullMarked
package parley.work.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
