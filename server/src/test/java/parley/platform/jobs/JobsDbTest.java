package parley.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

class JobsDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Actor AGENT = new Actor.Person(new UUID(1, 2), "Wu Jie");

    record Letter(String to) {}

    /// Does jobs of one kind as the test says.
    static final class Postman implements JobHandler<Letter> {

        final JobKind<Letter> kind = new JobKind<>("test.letter-" + UUID.randomUUID(), Letter.class);
        final List<Attempt> attempts = java.util.Collections.synchronizedList(new ArrayList<>());
        final ConcurrentHashMap<String, Function<Attempt, JobOutcome>> behaviours = new ConcurrentHashMap<>();

        @Override
        public JobKind<Letter> kind() {
            return kind;
        }

        @Override
        public JobOutcome run(Letter payload, Attempt attempt) {
            attempts.add(attempt);
            return behaviours.getOrDefault(payload.to(), any -> JobOutcome.DONE).apply(attempt);
        }

        @Override
        public int mostAttempts() {
            return 3;
        }
    }

    /// After the machine's time, by which the scheduler dates what it takes over from the dead.
    private final FakeClock clock = new FakeClock(Instant.parse("2099-01-05T09:00:00Z"));
    private final Ids ids = new Ids(clock);
    private final JobStore store = new JobStore(DATABASE.jdbc());
    private final JobWakeup wakeup = new JobWakeup();
    private final Postman postman = new Postman();
    private final Jobs jobs =
            new Jobs(store, JobBeans.client(DATABASE.dataSource()), wakeup, JsonMapper.shared(), ids, clock);
    private final List<JobRunner> runners = new ArrayList<>();

    private JobRunner start(RecurringJob... recurring) {
        var work = new JobWork(
                store, List.of(postman), DATABASE.transactions(), JsonMapper.shared(), clock, new Random(3));
        var runner = new JobRunner(DATABASE.dataSource(), work, List.of(recurring), wakeup, clock);
        runner.start();
        runners.add(runner);
        return runner;
    }

    @AfterEach
    void stop() {
        runners.forEach(JobRunner::stop);
    }

    private JobId add(String key, String to) {
        return DATABASE.transactions().execute(any -> jobs.add(postman.kind, key, new Letter(to), AGENT));
    }

    private Job.State state(JobId id) {
        return store.find(id).orElseThrow().state();
    }

    private void awaitState(JobId id, Job.State state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> state(id) == state);
    }

    /// Lets time pass until the job's next attempt was made.
    private void retry(JobId id, int attempts) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.advance(Duration.ofSeconds(10));
            wakeup.wake();
            return store.find(id).orElseThrow().attempts() >= attempts;
        });
    }

    @Test
    void beginsRightAfterTheCommit() {
        start();

        JobId id = add("a", "Li Na");

        awaitState(id, Job.State.DONE);
        assertThat(postman.attempts).containsExactly(new Attempt(id, "a", 1, AGENT));
        assertThat(store.attempts(id)).singleElement().satisfies(tried -> {
            assertThat(tried.outcome()).isEqualTo("DONE");
            assertThat(tried.number()).isEqualTo(1);
        });
    }

    @Test
    void isNotThereAfterARollback() {
        start();
        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(any -> {
                    jobs.add(postman.kind, "rolled-back", new Letter("nobody"), AGENT);
                    throw new IllegalStateException("cut");
                }))
                .hasMessage("cut");

        JobId other = add("other", "Li Na");

        awaitState(other, Job.State.DONE);
        assertThat(postman.attempts).extracting(Attempt::key).containsExactly("other");
    }

    @Test
    void isRefusedOutsideOfATransaction() {
        assertThatThrownBy(() -> jobs.add(postman.kind, "x", new Letter("nobody"), AGENT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesTheSameKeyTwiceAsOneJob() {
        JobId first = add("same", "Li Na");
        JobId second = add("same", "somebody else");
        start();

        awaitState(first, Job.State.DONE);
        assertThat(second).isEqualTo(first);
        assertThat(add("same", "Li Na")).isEqualTo(first);
        assertThat(postman.attempts).hasSize(1);
    }

    @Test
    void waitsForItsTime() {
        start();
        Instant due = clock.instant().plus(Duration.ofHours(1));
        JobId late =
                DATABASE.transactions().execute(any -> jobs.add(postman.kind, "late", new Letter("Li Na"), AGENT, due));
        awaitState(add("now", "Li Na"), Job.State.DONE);
        assertThat(state(late)).isEqualTo(Job.State.WAITING);

        clock.set(due);
        wakeup.wake();

        awaitState(late, Job.State.DONE);
    }

    @Test
    void losesNothingBetweenCommitAndExecution() {
        // nobody runs jobs here: as if the process had died right after the commit
        JobId id = add("before the crash", "Li Na");

        start();

        awaitState(id, Job.State.DONE);
    }

    @Test
    void beginsAnewWhatAProcessLeftInTheMiddle() {
        JobId id = add("cut", "Li Na");
        DATABASE.jdbc()
                .sql("update scheduled_tasks set picked = true, picked_by = 'dead', last_heartbeat = :at"
                        + " where task_instance = :id")
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("id", id.value().toString())
                .update();
        store.begin(id);
        clock.advance(Duration.ofMinutes(5));

        start();

        // the scheduler's own waiting is in virtual time as well
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            wakeup.wake();
            return state(id) == Job.State.DONE;
        });
        assertThat(postman.attempts).extracting(Attempt::number).containsExactly(2);
    }

    @Test
    void triesAgainWhatThrowsAndGivesItUpAtLast() {
        postman.behaviours.put("poison", attempt -> {
            throw new IllegalStateException("secret words");
        });
        start();
        JobId id = add("poison", "poison");

        retry(id, 3);
        awaitState(id, Job.State.DEAD);

        assertThat(postman.attempts).hasSize(3);
        assertThat(store.attempts(id)).extracting(JobView.Tried::outcome).containsExactly("RETRY", "RETRY", "DEAD");
        assertThat(store.find(id).orElseThrow().why()).isEqualTo("IllegalStateException");
    }

    @Test
    void isNotHeldUpByPoison() {
        postman.behaviours.put("poison", attempt -> new JobOutcome.Retry(Duration.ofDays(1), "broken"));
        start();
        for (int number = 0; number < 60; number++) {
            add("poison-" + number, "poison");
        }

        JobId good = add("good", "Li Na");

        awaitState(good, Job.State.DONE);
    }

    @Test
    void waitsAsLongAsTheOtherSideAsks() {
        var answers = new AtomicInteger();
        postman.behaviours.put(
                "busy",
                attempt -> answers.getAndIncrement() == 0
                        ? new JobOutcome.Retry(Duration.ofHours(6), "429")
                        : JobOutcome.DONE);
        Instant before = clock.instant();
        start();
        JobId id = add("busy", "busy");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> answers.get() == 1 && store.find(id).orElseThrow().why() != null);
        assertThat(store.find(id).orElseThrow().dueAt()).isEqualTo(before.plus(Duration.ofHours(6)));
        clock.advance(Duration.ofHours(6));
        // the row of the scheduler follows ours, so it is asked until it is there
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            wakeup.wake();
            return state(id) == Job.State.DONE;
        });
    }

    @Test
    void replaysWhatWasGivenUp() {
        var isRepaired = new java.util.concurrent.atomic.AtomicBoolean();
        postman.behaviours.put(
                "wall", attempt -> isRepaired.get() ? JobOutcome.DONE : new JobOutcome.Dead("no such address"));
        start();
        JobId id = add("wall", "wall");
        awaitState(id, Job.State.DEAD);
        assertThat(store.list(Job.State.DEAD, new UUID(-1, -1), 10))
                .extracting(Job::id)
                .contains(id);

        isRepaired.set(true);
        DATABASE.transactions().executeWithoutResult(any -> jobs.replay(id, AGENT));
        // a replay may meet the end of the last attempt, and then the rescue finds it
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.advance(Duration.ofMinutes(1));
            DATABASE.transactions().executeWithoutResult(any -> jobs.rescue(Duration.ofSeconds(30)));
            wakeup.wake();
            return state(id) == Job.State.DONE;
        });

        assertThat(store.attempts(id)).extracting(JobView.Tried::outcome).containsExactly("DEAD", "REPLAYED", "DONE");
        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(any -> jobs.replay(id, AGENT)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(JobProblem.JOB_NOT_DEAD));
    }

    @Test
    void findsAJobThatTheSchedulerHasForgotten() {
        JobId id = add("forgotten", "Li Na");
        DATABASE.jdbc()
                .sql("delete from scheduled_tasks where task_instance = :id")
                .param("id", id.value().toString())
                .update();
        start();
        clock.advance(Duration.ofMinutes(2));

        int rescued = DATABASE.transactions().execute(any -> jobs.rescue(Duration.ofMinutes(1)));

        assertThat(rescued).isEqualTo(1);
        awaitState(id, Job.State.DONE);
    }

    @Test
    void givesUpAtOnceWhatNobodyKnows() {
        start();
        var unknown = new JobKind<>("test.unknown", Letter.class);

        JobId id = DATABASE.transactions().execute(any -> jobs.add(unknown, "u", new Letter("x"), AGENT));

        awaitState(id, Job.State.DEAD);
        assertThat(store.find(id).orElseThrow().why()).isEqualTo("no handler for test.unknown");
    }

    @Test
    void runsTheRecurringAgainAndAgainInVirtualTime() {
        var runs = new AtomicInteger();
        RecurringJob recurring = new RecurringJob() {
            @Override
            public String name() {
                return "test.recurring";
            }

            @Override
            public Duration every() {
                return Duration.ofHours(1);
            }

            @Override
            public void run() {
                runs.incrementAndGet();
                throw new IllegalStateException("one failing run is not the last");
            }
        };
        start(recurring);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            clock.advance(Duration.ofMinutes(30));
            wakeup.wake();
            return runs.get() >= 3;
        });
    }
}
