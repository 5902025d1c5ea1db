/// Backup and restore of a whole centre, as two commands beside the server.
///
/// Owns: nothing that is stored; the form of the archive: `manifest.json`, `tables/*.copy`,
/// `files/*`, and with `--with-key` the key of the secrets. Never: knows a table by name, so a
/// new module is saved without a word here.
///
/// A backup is logical: it fits every later PostgreSQL, and it is restored into the database
/// form that it was saved from; the next start migrates it with its data. The live stream is
/// not saved: a restored centre begins a new epoch, and every page asks for its state anew.
///
/// Easy to get wrong: the snapshot is taken without a transaction number, so it does not hold
/// the live feed back, which any write in it would do; jobs that ran after the backup run again
/// after a restore, which their keys must make harmless.
@ApplicationModule(
        id = "platform.backup",
        allowedDependencies = {"platform.kernel", "platform.database", "platform.files"})
@NullMarked
package parley.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
