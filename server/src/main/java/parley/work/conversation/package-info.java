/// The timeline of everything that is said between a customer and the centre.
///
/// Owns: `conversation_*`: heads, ordered entries, who has seen what. Never: knows how a channel
/// sends or receives, decides who works on it (routing does, and says so through its listener).
///
/// An entry for the customer is held against every `Deliveries.Gate` and, where the customer's page
/// does not follow the stream, handed to `Deliveries.Listener` in the same transaction; how far it
/// came is told to [Deliveries], and staff see the entry again under its id.
///
/// Modules above are told of every entry ([Entry.Listener]) and read `v_conversation_live`.
///
/// Easy to get wrong: `seq` is given under the lock of the conversation's row, so it is the order;
/// the work item is locked before the conversation; a note never reaches the customer's topic; a
/// text is cleaned once, where it enters; a file belongs to its entry, not to the conversation, so
/// that what was attached to a note stays inside; a closed conversation may open again; a chat that
/// begins while its queue is closed is held until the opening, and until an agent has it its
/// customer may leave the page without ending it.
@ApplicationModule(
        id = "work.conversation",
        allowedDependencies = {
            "platform.kernel",
            "platform.http",
            "platform.identity",
            "platform.live",
            "platform.files",
            "platform.jobs",
            "platform.settings",
            "people.staff",
            "people.customer",
            "work.announcement",
            "work.queue",
            "work.engine",
            "work.routing",
            "work.triage"
        })
@NullMarked
package parley.work.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
