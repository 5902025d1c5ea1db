/// Live conversations that come to nothing: the customer's page is closed, or one side does not
/// answer. First a warning, then an end: the conversation is closed, or goes back to its queue.
///
/// Owns: `silence_*`: the last warnings, and since when somebody has been watching. Reads
/// `v_conversation_live`. Never: ends a conversation itself; routing does, as for every other
/// reason.
///
/// Easy to get wrong: a silence is judged by [Stillness] alone, from stored facts, and only as
/// long as somebody watched; a step is taken only if it is still due under the lock, and the work
/// item is locked before the conversation.
@ApplicationModule(
        id = "work.silence",
        allowedDependencies = {
            "platform.kernel",
            "platform.jobs",
            "platform.settings",
            "work.conversation",
            "work.routing"
        })
@NullMarked
package parley.work.silence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
