package parley.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs jobs: those that were added as soon as their transaction has committed, those whose time
/// comes, and those that another process left behind.
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final int AT_ONCE = 20;
    private static final Duration SAFETY_POLL = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP_WAIT = Duration.ofSeconds(4);

    private final DataSource dataSource;
    private final JobWork work;
    private final List<RecurringJob> recurring;
    private final JobWakeup wakeup;
    private final InstantSource clock;
    private volatile @Nullable Scheduler scheduler;

    JobRunner(
            DataSource dataSource, JobWork work, List<RecurringJob> recurring, JobWakeup wakeup, InstantSource clock) {
        this.dataSource = dataSource;
        this.work = work;
        this.recurring = List.copyOf(recurring);
        this.wakeup = wakeup;
        this.clock = clock;
    }

    @Override
    public void start() {
        String process = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        Scheduler fresh = Scheduler.create(dataSource, List.<Task<?>>of(oneTime()))
                .startTasks(recurring.stream().map(JobRunner::task).toList())
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(process))
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .threads(AT_ONCE)
                .pollingInterval(SAFETY_POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP_WAIT)
                .enableImmediateExecution()
                .build();
        scheduler = fresh;
        fresh.start();
        wakeup.listen(fresh::triggerCheckForDueExecutions);
    }

    /// What lies there is only the job's name; everything else is in our own tables.
    private Task<Void> oneTime() {
        return Tasks.custom(Jobs.TASK, Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> completion(new JobId(UUID.fromString(instance.getId()))));
    }

    private CompletionHandler<Void> completion(JobId id) {
        Instant next = work.run(id).orElse(null);
        return (complete, operations) -> {
            if (next == null) {
                operations.remove();
            } else {
                operations.reschedule(complete, next);
            }
        };
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(job));
    }

    private static void run(RecurringJob job) {
        try {
            job.run();
        } catch (RuntimeException problem) {
            // the edge of a loop: the next run comes as usual
            LOG.warn("recurring job failed job={}", job.name(), problem);
        }
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            wakeup.listen(() -> {});
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /// After everything that jobs use, before the web server.
    @Override
    public int getPhase() {
        return 3;
    }
}
