package parley.insight.report;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was counted of some legs, or of some agents' time: counts, sums and sums of squares, so
/// that those of two intervals add up to those of both. Times are microseconds.
final class Facts {

    private static final double SECOND = 1_000_000;

    long offered;
    long answered;
    long answeredInTarget;
    long abandoned;
    long abandonedInTarget;
    long shortAbandons;
    long flowOuts;
    /// Offered, and waiting still.
    long waiting;
    /// Offered, and answered, left, or promised by now.
    long due;
    long handled;
    long transferred;
    long returned;

    long answerWait;
    double answerWaitSquares;
    long abandonWait;
    /// The one figure that is no sum: of two the longer one.
    long longestWait;
    long talk;
    long hold;
    long wrapUp;
    double handleSquares;

    /// How many waited at the end; of two intervals the later one's.
    long backlog;

    long asked;
    long declined;
    long missed;

    long busy;
    long idle;
    long itemTime;
    long placeTime;

    /// How many were answered after how many whole seconds.
    private final Map<Integer, Long> waits = new TreeMap<>();

    void answeredAfter(long wait) {
        answered++;
        answerWait += wait;
        answerWaitSquares += squared(wait);
        waits.merge((int) Math.min(Integer.MAX_VALUE, wait / 1_000_000), 1L, Long::sum);
    }

    void handledIn(long talked, long held, long wrapped) {
        handled++;
        talk += talked;
        hold += held;
        wrapUp += wrapped;
        handleSquares += squared(talked + held + wrapped);
    }

    private static double squared(long micros) {
        return micros / SECOND * (micros / SECOND);
    }

    /// Adds everything but the backlog, which depends on what lies beside what.
    void add(Facts other) {
        offered += other.offered;
        answered += other.answered;
        answeredInTarget += other.answeredInTarget;
        abandoned += other.abandoned;
        abandonedInTarget += other.abandonedInTarget;
        shortAbandons += other.shortAbandons;
        flowOuts += other.flowOuts;
        waiting += other.waiting;
        due += other.due;
        handled += other.handled;
        transferred += other.transferred;
        returned += other.returned;
        answerWait += other.answerWait;
        answerWaitSquares += other.answerWaitSquares;
        abandonWait += other.abandonWait;
        longestWait = Math.max(longestWait, other.longestWait);
        talk += other.talk;
        hold += other.hold;
        wrapUp += other.wrapUp;
        handleSquares += other.handleSquares;
        asked += other.asked;
        declined += other.declined;
        missed += other.missed;
        busy += other.busy;
        idle += other.idle;
        itemTime += other.itemTime;
        placeTime += other.placeTime;
        other.waits.forEach((seconds, many) -> waits.merge(seconds, many, Long::sum));
    }

    long handleTime() {
        return talk + hold + wrapUp;
    }

    boolean isEmpty() {
        return offered + answered + abandoned + flowOuts + waiting + backlog + asked + busy + idle == 0;
    }

    /// In whole seconds, the wait that so much of the answered did not exceed: the smallest that
    /// enough of them share (nearest rank).
    ///
    /// @param share above 0, up to 1
    @Nullable Double waitOf(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * answered));
        long passed = 0;
        for (Map.Entry<Integer, Long> entry : waits.entrySet()) {
            passed += entry.getValue();
            if (passed >= rank) {
                return (double) entry.getKey();
            }
        }
        return null;
    }

    static double seconds(long micros) {
        return micros / SECOND;
    }

    static @Nullable Double mean(long micros, long many) {
        return many == 0 ? null : seconds(micros) / many;
    }

    /// How far single ones lie from the mean.
    static @Nullable Double deviation(double squares, long micros, long many) {
        if (many == 0) {
            return null;
        }
        double mean = seconds(micros) / many;
        return Math.sqrt(Math.max(0, squares / many - mean * mean));
    }
}
