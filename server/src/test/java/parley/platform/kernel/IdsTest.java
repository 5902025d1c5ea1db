package parley.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final Ids ids = new Ids(now::get, new Random(7));

    @Test
    void sortsByTheTimeOfMakingEvenWhenTheClockGoesBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (i == 5_000) {
                now.updateAndGet(time -> time.minusSeconds(3600));
            }
            if (i % 3_000 == 0) {
                now.updateAndGet(time -> time.plusMillis(1));
            }
            made.add(ids.next().toString());
        }
        assertThat(made).isSorted();
        assertThat(new HashSet<>(made)).hasSize(made.size());
    }

    @Test
    void isOfVersionSevenWithTheTimeInFront() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.get().toEpochMilli());
    }
}
