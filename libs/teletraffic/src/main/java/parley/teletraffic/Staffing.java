package parley.teletraffic;

import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// How many servers it takes: the inverses of the formulae, each the exact smallest number.
///
/// Every goal here is one that holds for more servers where it holds for fewer; the search doubles
/// its steps from where the answer should be, and halves them then.
public final class Staffing {

    /// Nobody is looked for beyond this.
    public static final int MOST = 1_000_000;

    private Staffing() {}

    /// The fewest servers that lose no more than this share of what comes.
    public static OptionalInt forBlocking(double erlangs, double most) {
        double blocking = 1;
        int servers = 0;
        while (blocking > most && servers < MOST) {
            servers++;
            blocking = ErlangB.next(erlangs, servers, blocking);
        }
        return blocking > most ? OptionalInt.empty() : OptionalInt.of(servers);
    }

    /// The fewest servers with which whoever comes is answered within the threshold with this
    /// probability, where nobody gives up.
    public static OptionalInt forServiceLevel(Traffic traffic, double level, double threshold) {
        return smallest(
                traffic, servers -> new ErlangC(traffic, servers), system -> system.serviceLevel(threshold) >= level);
    }

    /// The fewest servers with which whoever comes is answered within the threshold with this
    /// probability, where those who wait give up.
    public static OptionalInt forServiceLevel(Traffic traffic, double patience, double level, double threshold) {
        return smallest(
                traffic,
                servers -> new ErlangA(traffic, servers, patience),
                system -> system.serviceLevel(threshold) >= level);
    }

    /// The fewest servers with which the system reaches the goal, or none up to [#MOST].
    ///
    /// @param system what so many servers are
    /// @param goal what holds for more servers where it holds for fewer
    public static <S> OptionalInt smallest(Traffic traffic, IntFunction<S> system, Predicate<S> goal) {
        int few = 0;
        int enough = Math.clamp(Math.round(traffic.erlangs() + Math.sqrt(traffic.erlangs())), 1, MOST);
        int step = 1;
        if (goal.test(system.apply(enough))) {
            while (enough - step > 0 && goal.test(system.apply(enough - step))) {
                enough -= step;
                step *= 2;
            }
            few = Math.max(0, enough - step);
        } else {
            few = enough;
            while (few + step <= MOST && !goal.test(system.apply(few + step))) {
                few += step;
                step *= 2;
            }
            enough = Math.min(MOST + 1, few + step);
        }
        while (enough - few > 1) {
            int middle = few + (enough - few) / 2;
            if (goal.test(system.apply(middle))) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough > MOST ? OptionalInt.empty() : OptionalInt.of(enough);
    }
}
