package parley.teletraffic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// How long one would wait who never gives up, in front of others who do: a density that is
/// known but for its scale,
///
///     f(x) = exp(h(x)),   h(x) = λ (1 − exp(−θ x)) / θ − n μ x,
///
/// with arrivals at rate λ, n servers at rate μ and patience 1 / θ. Its logarithm is concave, so
/// it has one highest point, and everything is measured from there: nothing overflows under any
/// load.
///
/// Integrals are Gauss–Legendre sums over panels in which f changes by no more than a factor of
/// e², and the patience by no more than one of e; sixteen points are then exact to the last
/// digits.
final class OfferedWait {

    /// Beyond a fall of e⁻⁷⁴⁵ there is nothing that a double could hold, and beyond one of e⁻⁴⁵
    /// nothing that would change a sum.
    private static final double DEEPEST = 745;

    private static final double FAR = 45;

    private static final double FALL = 2;

    private final double arrivalRate;
    private final double capacity;
    private final double impatience;
    private final double peak;
    private final double[] panels;

    OfferedWait(Traffic traffic, int servers, double patience) {
        arrivalRate = traffic.arrivalRate();
        capacity = servers / traffic.serviceTime();
        impatience = 1 / patience;
        peak = arrivalRate > capacity ? Math.log(arrivalRate / capacity) / impatience : 0;
        var borders = new ArrayList<Double>();
        left(borders);
        right(borders);
        panels = borders.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double patience() {
        return 1 / impatience;
    }

    /// The probability of still waiting after this time.
    double patient(double time) {
        return Math.exp(-impatience * time);
    }

    /// The probability of having given up by this time.
    double impatient(double time) {
        return -Math.expm1(-impatience * time);
    }

    /// The logarithm of the density at its highest point.
    double highest() {
        return Math.max(0, arrivalRate * impatient(peak) / impatience - capacity * peak);
    }

    /// The integral of the density times the weight, relative to the highest point.
    double all(DoubleUnaryOperator weight) {
        return between(0, Double.POSITIVE_INFINITY, weight);
    }

    double upTo(double time, DoubleUnaryOperator weight) {
        return between(0, time, weight);
    }

    double beyond(double time, DoubleUnaryOperator weight) {
        return between(time, Double.POSITIVE_INFINITY, weight);
    }

    private double between(double from, double to, DoubleUnaryOperator weight) {
        double sum = 0;
        for (int panel = 0; panel + 1 < panels.length; panel++) {
            double begin = Math.max(from, panels[panel]);
            double end = Math.min(to, panels[panel + 1]);
            if (begin < end) {
                sum += GaussLegendre.integral(begin, end, x -> Math.exp(-fall(x)) * weight.applyAsDouble(x));
            }
        }
        return sum;
    }

    /// By how much the logarithm at this time lies below its highest point: by its slope there,
    /// which is none unless that is the beginning, and by how it bends.
    private double fall(double time) {
        double away = time - peak;
        double arriving = peak > 0 ? capacity : arrivalRate;
        double turns = impatience * away;
        return (capacity - arriving) * away + arriving * turns * away * curve(turns);
    }

    /// `(exp(−u) − 1 + u) / u²`, which loses its digits where u is small.
    private static double curve(double u) {
        if (Math.abs(u) > 0.1) {
            return (Math.expm1(-u) + u) / (u * u);
        }
        double sum = 0;
        double term = 0.5;
        for (int k = 3; k < 16; k++) {
            sum += term;
            term *= -u / k;
        }
        return sum;
    }

    private void left(List<Double> borders) {
        double at = peak;
        borders.add(at);
        while (at > 0 && fall(at) < DEEPEST) {
            // the curve bends more to the left: by a factor of e at the most within a panel
            at = Math.max(0, at - width(at, Math.E));
            borders.addFirst(at);
        }
    }

    private void right(List<Double> borders) {
        double at = peak;
        while (fall(at) < FAR) {
            at += width(at, 1);
            borders.add(at);
        }
    }

    /// How far it is from here until f has fallen by no more than [#FALL].
    private double width(double at, double bending) {
        double arriving = arrivalRate * patient(at);
        double slope = Math.abs(capacity - arriving);
        double bend = bending * impatience * arriving;
        double width = 2 * FALL / (slope + Math.sqrt(slope * slope + 2 * FALL * bend));
        // where nobody is left who could give up, only the servers count
        double panel = impatience * at < FAR ? Math.min(width, patience()) : width;
        // so far out that the next number is farther than that
        return Math.max(panel, 2 * Math.ulp(at));
    }
}
