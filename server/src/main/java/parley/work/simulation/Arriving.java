package parley.work.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The moments at which the contacts of one demand come, one after the other.
final class Arriving {

    private static final double HOUR = 3_600_000;

    private final Arrivals arrivals;
    private final Lots gaps;
    private double reached;

    /// How many have come.
    private long count;

    Arriving(Arrivals arrivals, Lots gaps) {
        this.arrivals = arrivals;
        this.gaps = gaps;
        this.reached = arrivals instanceof Arrivals.ByRate rates ? rates.from() : 0;
    }

    /// How many come until then, on average and without those who try again.
    static double expected(Demand demand, long end) {
        return switch (demand.arrivals()) {
            case Arrivals.Recorded(List<Arrivals.Contact> contacts) -> contacts.size();
            case Arrivals.ByRate rates -> {
                double sum = 0;
                for (int i = 0; i < rates.perHour().size() && rates.from() + i * (double) rates.step() < end; i++) {
                    double from = rates.from() + i * (double) rates.step();
                    sum += rates.perHour().get(i) / HOUR * (Math.min((double) end, from + rates.step()) - from);
                }
                yield sum;
            }
        };
    }

    /// When the next comes; [Agenda#NEVER] where none does.
    long next() {
        long number = count++;
        return switch (arrivals) {
            case Arrivals.ByRate rates -> byRate(rates, -Math.log1p(-gaps.at(number)));
            case Arrivals.Recorded(List<Arrivals.Contact> contacts) ->
                number < contacts.size() ? contacts.get((int) number).at() : Agenda.NEVER;
        };
    }

    /// Walks until so many were expected on the way.
    private long byRate(Arrivals.ByRate rates, double expected) {
        double rest = expected;
        while (true) {
            int interval = (int) ((reached - rates.from()) / rates.step());
            if (interval >= rates.perHour().size()) {
                return Agenda.NEVER;
            }
            double rate = rates.perHour().get(interval) / HOUR;
            double end = rates.from() + (interval + 1.0) * rates.step();
            double until = reached + rest / rate;
            if (until < end) {
                reached = until;
                return (long) until;
            }
            rest -= (end - reached) * rate;
            reached = end;
        }
    }

    /// What is known of one that was recorded.
    Arrivals.@Nullable Contact recorded(long number) {
        return arrivals instanceof Arrivals.Recorded recorded
                ? recorded.contacts().get((int) number)
                : null;
    }
}
