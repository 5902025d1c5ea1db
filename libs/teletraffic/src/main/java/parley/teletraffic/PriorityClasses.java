package parley.teletraffic;

import java.util.List;
import java.util.stream.IntStream;

/// Classes of arrivals in one line before the same servers, M/M/n, all served equally long and
/// none interrupted: who waits is taken by class, not by age.
///
/// Every such rule keeps the conservation law of L. Kleinrock (1965): the mean waits, weighted by
/// the classes' traffic, add up to what they are without classes.
///
/// @param erlangs the offered traffic of each class
/// @param serviceTime the mean time that one is served, of whatever class
/// @param servers how many there are, more than erlangs
public record PriorityClasses(List<Double> erlangs, double serviceTime, int servers) {

    /// @throws IllegalArgumentException without a class, or with no more servers than erlangs
    public PriorityClasses {
        erlangs = List.copyOf(erlangs);
        erlangs.forEach(one -> Traffic.requirePositive(one, "offered traffic"));
        Traffic.requirePositive(serviceTime, "service time");
        if (erlangs.isEmpty() || sum(erlangs) >= servers) {
            throw new IllegalArgumentException(servers + " servers for " + erlangs + " erlangs");
        }
    }

    /// The mean wait of all in the order in which they came.
    public double firstComeFirstServed() {
        return new ErlangC(Traffic.ofErlangs(sum(erlangs), serviceTime), servers).meanWait();
    }

    /// The mean waits, a class each, where the classes stand in the order of their priority and
    /// an earlier one is always taken first: A. Cobham, "Priority assignment in waiting line
    /// problems" (1954).
    public List<Double> strict() {
        double untilOneIsFree = firstComeFirstServed() * (1 - sum(erlangs) / servers);
        var waits = new double[erlangs.size()];
        double before = 0;
        for (int k = 0; k < waits.length; k++) {
            double with = before + share(k);
            waits[k] = untilOneIsFree / ((1 - before) * (1 - with));
            before = with;
        }
        return IntStream.range(0, waits.length).mapToObj(k -> waits[k]).toList();
    }

    /// The mean waits, a class each, where everybody's priority grows with the time waited, at
    /// the rate of their class, and the highest is taken: L. Kleinrock, "A delay dependent queue
    /// discipline" (1964); D. Stanford, P. Taylor and I. Ziedins, "Waiting time distributions in
    /// the accumulating priority queue" (2014). Equal rates are first come first served; rates
    /// very far apart are strict priority.
    ///
    /// @param rates how fast the priority of each class grows; only their ratios matter
    public List<Double> accumulating(List<Double> rates) {
        if (rates.size() != erlangs.size()) {
            throw new IllegalArgumentException(rates.size() + " rates for " + erlangs.size() + " classes");
        }
        rates.forEach(rate -> Traffic.requirePositive(rate, "rate"));
        var waits = new double[erlangs.size()];
        // from the slowest on, because a wait hangs on those of the classes that it overtakes
        IntStream.range(0, waits.length)
                .boxed()
                .sorted((one, other) -> Double.compare(rates.get(one), rates.get(other)))
                .forEach(k -> waits[k] = accumulating(k, rates, waits));
        return IntStream.range(0, waits.length).mapToObj(k -> waits[k]).toList();
    }

    private double accumulating(int k, List<Double> rates, double[] waits) {
        double overtaken = 0;
        double overtaking = 0;
        for (int i = 0; i < waits.length; i++) {
            if (rates.get(i) < rates.get(k)) {
                overtaken += share(i) * waits[i] * (1 - rates.get(i) / rates.get(k));
            } else {
                overtaking += share(i) * (1 - rates.get(k) / rates.get(i));
            }
        }
        return (firstComeFirstServed() - overtaken) / (1 - overtaking);
    }

    private double share(int k) {
        return erlangs.get(k) / servers;
    }

    private static double sum(List<Double> erlangs) {
        return erlangs.stream().mapToDouble(Double::doubleValue).sum();
    }
}
