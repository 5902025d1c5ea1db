/// Durable jobs: everything that leaves the process, and everything that has to be done later.
///
/// Owns: `jobs_*`: jobs, their attempts, the dead letters; and db-scheduler's
/// `scheduled_tasks`, which holds only when to look at which job. Says: nothing. Never: knows
/// what a job is about.
///
/// A module declares a [JobKind], adds jobs of it by [Jobs] in its transaction and does them in
/// a [JobHandler]. The scheduler is woken after the commit; the poll every two seconds is a
/// safety net. A process that dies in the middle of a job stops its heartbeat, and after 20 s
/// the job is begun again, counted, so that a job which kills the process ends as a dead letter
/// too.
///
/// Easy to get wrong: a handler may run twice for one job, so it hands the key on; it holds no
/// transaction open while it talks to others; a payload is stored, so it carries ids, not
/// contents; a kind's name and its record's fields are stored too, so they only ever grow.
@ApplicationModule(
        id = "platform.jobs",
        allowedDependencies = {"platform.kernel", "platform.http", "platform.identity", "platform.metrics"})
@NullMarked
package parley.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
