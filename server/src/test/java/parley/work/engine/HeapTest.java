package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeapTest {

    private static final int KEYS = 50;

    private record Thing(long key, int number) {}

    private static final Comparator<Thing> ORDER =
            Comparator.comparingLong(Thing::key).thenComparingInt(Thing::number);

    private final Random random = new Random(1);
    private final Heap<Thing> heap = new Heap<>(Comparator.comparingInt(Thing::number));
    private final List<Thing> sorted = new ArrayList<>();
    private int numbers;

    @Test
    void theFirstIsAlwaysAtHandWhateverComesAndGoes() {
        for (int i = 0; i < 20_000; i++) {
            switch (random.nextInt(20)) {
                case 0 -> forget(random.nextInt(4));
                case 1, 2, 3, 4, 5, 6, 7, 8 -> removeFirst();
                default -> add();
            }
            assertThat(heap.size()).isEqualTo(sorted.size());
            assertThat(heap.first()).isEqualTo(sorted.isEmpty() ? null : sorted.getFirst());
        }
    }

    @Test
    void theFirstOfWhichSomethingHoldsIsFoundBehindOthers() {
        for (int i = 0; i < 2_000; i++) {
            add();
            int rest = random.nextInt(200);
            Thing first = sorted.stream()
                    .filter(one -> one.number() % 200 == rest)
                    .findFirst()
                    .orElse(null);
            assertThat(heap.first(one -> one.number() % 200 == rest)).isEqualTo(first);
        }
    }

    private void add() {
        var thing = new Thing(random.nextInt(KEYS), numbers++);
        heap.add(thing.key(), thing);
        sorted.add(thing);
        sorted.sort(ORDER);
    }

    private void removeFirst() {
        if (!sorted.isEmpty()) {
            assertThat(heap.firstKey()).isEqualTo(sorted.removeFirst().key());
            heap.removeFirst();
        }
    }

    private void forget(int rest) {
        heap.removeIf(one -> one.number() % 4 == rest);
        sorted.removeIf(one -> one.number() % 4 == rest);
    }
}
