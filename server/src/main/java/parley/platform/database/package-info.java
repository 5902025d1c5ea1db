/// The data folder and the database in it: one process owns a folder, PostgreSQL starts and stops
/// with the process, migrations run before anything else looks at the data.
///
/// Owns: the folder's layout, the lock, the bundled PostgreSQL, the migration history.
/// Never: SQL about business. Connections come from the pool, which waits for the start.
///
/// Easy to get wrong: PostgreSQL's parent-death signal follows the thread that started it, so it is
/// started from a platform thread that stays until the end; `setsid` keeps Ctrl-C from reaching it
/// before the server has drained; a process that died leaves the lock free but perhaps a
/// PostgreSQL that is still stopping, which the next start waits for; and what asks for a
/// connection in its constructor makes the start of all modules wait for the database.
@ApplicationModule(
        id = "platform.database",
        allowedDependencies = {"platform.kernel"})
@NullMarked
package parley.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
