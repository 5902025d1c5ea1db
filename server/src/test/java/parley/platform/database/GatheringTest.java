package parley.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class GatheringTest {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final List<List<Integer>> worked = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);

    private Gathering<Integer, String> gathering(int most, Function<List<Integer>, List<Optional<String>>> work) {
        return new Gathering<>("test", 1, most, together -> {
            worked.add(together);
            if (together.contains(0)) {
                await().until(() -> slow.getCount() == 0);
            }
            return work.apply(together);
        });
    }

    private static List<Optional<String>> named(List<Integer> together) {
        return together.stream().map(one -> Optional.of("n" + one)).toList();
    }

    /// Gives 0, which takes its time, and while it does the numbers up to the last.
    private List<CompletableFuture<Optional<String>>> giveBehindASlowOne(Gathering<Integer, String> gathering, int last)
            throws InterruptedException {
        var answers = new ArrayList<CompletableFuture<Optional<String>>>();
        answers.add(CompletableFuture.supplyAsync(() -> gathering.give(0), THREADS));
        await().until(() -> worked.size() == 1);
        for (int number = 1; number <= last; number++) {
            int one = number;
            answers.add(CompletableFuture.supplyAsync(() -> gathering.give(one), THREADS));
        }
        await().until(() -> gathering.waiting() == last);
        return answers;
    }

    @Test
    void worksAtOnceOnWhatComesAlone() {
        try (var gathering = gathering(10, GatheringTest::named)) {
            assertThat(gathering.give(7)).contains("n7");
        }
        assertThat(worked).containsExactly(List.of(7));
    }

    @Test
    void worksTogetherOnWhatCameMeanwhileButNotOnMoreThanItMay() throws Exception {
        try (var gathering = gathering(4, GatheringTest::named)) {
            var answers = giveBehindASlowOne(gathering, 6);
            slow.countDown();

            for (int number = 0; number <= 6; number++) {
                assertThat(answers.get(number).join()).contains("n" + number);
            }
        }
        assertThat(worked.stream().map(List::size)).containsExactly(1, 4, 2);
    }

    @Test
    void leavesAllUndoneWhereTheWorkFailsAndGoesOn() throws Exception {
        try (var gathering = gathering(4, together -> {
            if (together.contains(2)) {
                throw new IllegalStateException("two");
            }
            return named(together);
        })) {
            var answers = giveBehindASlowOne(gathering, 3);
            slow.countDown();

            assertThat(answers.get(0).join()).contains("n0");
            for (int number = 1; number <= 3; number++) {
                assertThat(answers.get(number).join()).isEmpty();
            }
            assertThat(gathering.give(9)).contains("n9");
        }
    }

    @Test
    void tellsEverybodyWhoWaitsAtOnceWhereThereIsNoConnectionAndGoesOn() throws Exception {
        try (var gathering = gathering(2, together -> {
            if (together.contains(0)) {
                throw new CannotCreateTransactionException("away");
            }
            return named(together);
        })) {
            var answers = giveBehindASlowOne(gathering, 5);
            slow.countDown();

            for (var answer : answers) {
                assertThatThrownBy(answer::join).hasCauseInstanceOf(CannotCreateTransactionException.class);
            }
            assertThat(worked).containsExactly(List.of(0));
            assertThat(gathering.give(9)).contains("n9");
        }
    }

    @Test
    void leavesUndoneWhatWaitsWhenItIsClosed() throws Exception {
        var gathering = gathering(4, GatheringTest::named);
        var answers = giveBehindASlowOne(gathering, 2);
        gathering.close();
        slow.countDown();

        assertThat(answers.get(1).join()).isEmpty();
        assertThat(answers.get(2).join()).isEmpty();
        assertThat(gathering.give(3)).isEmpty();
    }
}
