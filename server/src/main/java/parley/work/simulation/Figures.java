package parley.work.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What became of contacts, in counts and sums that can be added up: of one demand, of one
/// interval, or of any number of them. Times are milliseconds.
///
/// Every contact that was not turned away is offered, and then answered, abandoned, gone elsewhere
/// by its strategy, or left: still waiting when the simulation ended.
public final class Figures {

    /// Who leaves within this time has perhaps only mistaken the number.
    private static final long AT_ONCE = 5_000;

    private final long[] counts = new long[Count.values().length];
    private double squares;

    /// What is counted.
    public enum Count {
        OFFERED,
        /// Of these, who had tried before.
        TRIED_AGAIN,
        BLOCKED,
        ANSWERED,
        /// Without any wait.
        ANSWERED_AT_ONCE,
        ANSWERED_IN_TIME,
        ABANDONED,
        ABANDONED_IN_TIME,
        /// Within five seconds.
        ABANDONED_AT_ONCE,
        WENT_ELSEWHERE,
        LEFT,
        /// Left, and not overdue.
        LEFT_IN_TIME,
        /// Offers that were declined or missed.
        OFFERED_IN_VAIN,
        /// The time that those who were answered had waited.
        WAIT_OF_ANSWERED,
        WAIT_OF_ABANDONED,
        LONGEST_WAIT,
        /// The time that agents had it in hand, wrap-up and all.
        IN_HAND,
        /// The time that it was set aside for something that came on top.
        SET_ASIDE,
        /// The time spent waiting within the interval itself, whenever the contact entered: divided
        /// by the interval's length the mean number that waited.
        WAITED,
        MOST_WAITING
    }

    /// What counts as good service, and what counts at all. Each of these is somebody's usual one.
    public enum Form {
        /// Answered in time, of all that were offered.
        OF_OFFERED,
        /// Answered in time or gone in time, of all that were offered.
        IN_TIME_OR_GONE,
        /// Answered in time, of all that were answered.
        OF_ANSWERED,
        /// Answered in time, of all but those who left in time.
        WITHOUT_THE_IMPATIENT,
        /// Answered in time, of all but those who left within five seconds.
        WITHOUT_MISTAKES
    }

    @SuppressWarnings("EnumOrdinal") // the place in an array of this class alone
    private static int place(Count count) {
        return count.ordinal();
    }

    void add(Count count, long more) {
        counts[place(count)] += more;
    }

    void atLeast(Count count, long value) {
        counts[place(count)] = Math.max(counts[place(count)], value);
    }

    void answered(long wait, long target) {
        add(Count.ANSWERED, 1);
        add(Count.WAIT_OF_ANSWERED, wait);
        atLeast(Count.LONGEST_WAIT, wait);
        squares += (double) wait * wait;
        if (wait <= 0) {
            add(Count.ANSWERED_AT_ONCE, 1);
        }
        if (wait <= target) {
            add(Count.ANSWERED_IN_TIME, 1);
        }
    }

    void abandoned(long wait, long target) {
        add(Count.ABANDONED, 1);
        add(Count.WAIT_OF_ABANDONED, wait);
        atLeast(Count.LONGEST_WAIT, wait);
        if (wait <= target) {
            add(Count.ABANDONED_IN_TIME, 1);
        }
        if (wait <= AT_ONCE) {
            add(Count.ABANDONED_AT_ONCE, 1);
        }
    }

    void left(long wait, long target) {
        add(Count.LEFT, 1);
        atLeast(Count.LONGEST_WAIT, wait);
        if (wait <= target) {
            add(Count.LEFT_IN_TIME, 1);
        }
    }

    /// Both together.
    public Figures plus(Figures other) {
        var sum = new Figures();
        for (Count count : Count.values()) {
            boolean isMost = count == Count.LONGEST_WAIT || count == Count.MOST_WAITING;
            sum.counts[place(count)] = isMost ? Math.max(of(count), other.of(count)) : of(count) + other.of(count);
        }
        sum.squares = squares + other.squares;
        return sum;
    }

    /// A count or a sum.
    public long of(Count count) {
        return counts[place(count)];
    }

    /// The service level, 0 to 1; 1 where there is nothing to be served.
    public double serviceLevel(Form form) {
        long answered = of(Count.ANSWERED_IN_TIME);
        long all = of(Count.OFFERED) - of(Count.WENT_ELSEWHERE) - of(Count.LEFT_IN_TIME);
        return switch (form) {
            case OF_OFFERED -> share(answered, all);
            case IN_TIME_OR_GONE -> share(answered + of(Count.ABANDONED_IN_TIME), all);
            case OF_ANSWERED -> share(answered, of(Count.ANSWERED));
            case WITHOUT_THE_IMPATIENT -> share(answered, all - of(Count.ABANDONED_IN_TIME));
            case WITHOUT_MISTAKES -> share(answered, all - of(Count.ABANDONED_AT_ONCE));
        };
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /// The share that left while it waited, 0 to 1.
    public double abandonment() {
        return mean(of(Count.ABANDONED), of(Count.OFFERED));
    }

    /// The share that was turned away, 0 to 1.
    public double blocking() {
        return mean(of(Count.BLOCKED), of(Count.BLOCKED) + of(Count.OFFERED));
    }

    /// The share of all that were offered that was not answered without a wait, 0 to 1.
    public double delayed() {
        return of(Count.OFFERED) == 0 ? 0 : 1 - (double) of(Count.ANSWERED_AT_ONCE) / of(Count.OFFERED);
    }

    /// The mean wait of those who were answered, in milliseconds.
    public double speedOfAnswer() {
        return mean(of(Count.WAIT_OF_ANSWERED), of(Count.ANSWERED));
    }

    /// The mean wait of all, whether they were answered or left, in milliseconds.
    public double meanWait() {
        return mean(of(Count.WAIT_OF_ANSWERED) + of(Count.WAIT_OF_ABANDONED), of(Count.ANSWERED) + of(Count.ABANDONED));
    }

    /// The standard deviation of the waits of those who were answered, in milliseconds.
    public double spreadOfWaits() {
        long answered = of(Count.ANSWERED);
        if (answered < 2) {
            return 0;
        }
        double mean = speedOfAnswer();
        return Math.sqrt(Math.max(0, (squares - answered * mean * mean) / (answered - 1)));
    }

    private static double mean(long sum, long count) {
        return count == 0 ? 0 : (double) sum / count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figures figures && Arrays.equals(counts, figures.counts) && squares == figures.squares;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
