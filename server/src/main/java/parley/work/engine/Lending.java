package parley.work.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.work.engine.Profile.Lender;
import parley.work.queue.QueueId;

/// Which queues lend their agents at the moment. Between the two thresholds it stays as it was.
final class Lending {

    private final Map<QueueId, Long> expected = new HashMap<>();
    private final Map<Lender, Boolean> lending = new HashMap<>();

    /// How long a new item of the queue is expected to wait.
    ///
    /// @return whether somebody lends who did not
    boolean expect(QueueId queue, long wait) {
        expected.put(queue, wait);
        boolean begins = false;
        for (Map.Entry<Lender, Boolean> one : lending.entrySet()) {
            Lender lender = one.getKey();
            if (lender.queue().equals(queue)) {
                boolean isNow = one.getValue() ? wait <= lender.recallsAbove() : wait < lender.lendsBelow();
                begins |= isNow && !one.getValue();
                one.setValue(isNow);
            }
        }
        return begins;
    }

    /// Somebody may be lent by these terms. A queue of which nothing is known does well.
    void know(Lender lender) {
        lending.computeIfAbsent(lender, fresh -> {
            Long wait = expected.get(fresh.queue());
            return wait == null || wait < fresh.lendsBelow();
        });
    }

    /// Whether the agents may be asked.
    boolean allows(@Nullable Lender lender) {
        return lender == null || lending.getOrDefault(lender, true);
    }
}
