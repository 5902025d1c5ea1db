/// Who did, saw or exported what, written so that a later change shows.
///
/// Owns: `audit_*`. Says: nothing. Never: changes or removes an entry; decides what is worth one.
///
/// Each entry carries a SHA-256 over the hash before it and its own canonical JSON. The end of the
/// chain is kept in a row of its own, so that entries cut off at the end are missed; who keeps a
/// copy of it elsewhere also notices a database that was put back.
///
/// Easy to get wrong: an entry belongs to the caller's transaction and takes its place in the chain
/// just before the commit, so that the lock on the chain's end is held for as short as can be;
/// a transaction that is marked read-only cannot record.
@ApplicationModule(
        id = "platform.audit",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity"})
@NullMarked
package parley.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
