/// Texts that agents insert by a shortcut, each for everybody, one team or one queue, in one
/// language or any.
///
/// Owns: `canned_reply`. Says: nothing. Never: fills a text in: who inserts it knows the customer,
/// so the page does, and what it cannot fill the agent must; shows a team's texts to others than
/// the team and those who write them.
///
/// Easy to get wrong: a shortcut is taken only within its place and language, whatever its case.
@ApplicationModule(
        id = "work.canned",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity", "platform.audit", "work.queue"})
@NullMarked
package parley.work.canned;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
