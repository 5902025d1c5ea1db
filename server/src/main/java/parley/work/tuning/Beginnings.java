package parley.work.tuning;

import java.util.ArrayList;
import java.util.List;

/// Rules from which a search begins: what people would do, put as weights. Which of them suits a
/// load is for the race to say.
final class Beginnings {

    /// The greatest number of each rule.
    private static final double SCALE = 4;

    private final Load load;
    private final List<Load.Pairing> pairings;

    Beginnings(Load load) {
        this.load = load;
        this.pairings = load.pairings();
    }

    /// How much a rule makes of a pairing.
    private interface Worth {
        double of(Load.Pairing pairing);
    }

    List<double[]> all() {
        var rules = new ArrayList<double[]>();
        // own work first: what few teams do; then what costs most while it waits, at what speed,
        // and with how much time left
        List<Worth> orders = List.of(
                one -> 1.0 / teamsOf(one.kind()),
                one -> cost(one.kind()),
                one -> cost(one.kind()) * rate(one),
                one -> cost(one.kind())
                        * rate(one)
                        / Math.max(load.kinds().get(one.kind()).leaving(), 1e-3));
        orders.forEach(order -> rules.add(weights(order, _ -> 0)));
        // the longest queue, each item counting what it costs
        rules.add(weights(_ -> 0, one -> cost(one.kind()) * rate(one)));
        // each order again with one kind that waits until enough are free
        for (int kind = 0; kind < load.kinds().size(); kind++) {
            for (int order = 0; order < orders.size(); order++) {
                double[] held = heldBack(rules.get(order), kind);
                if (held.length > 0) {
                    rules.add(held);
                }
            }
        }
        return rules;
    }

    private long teamsOf(int kind) {
        return pairings.stream().filter(one -> one.kind() == kind).count();
    }

    private long kindsOf(int team) {
        return pairings.stream().filter(one -> one.team() == team).count();
    }

    private double cost(int kind) {
        return load.kinds().get(kind).cost();
    }

    private double rate(Load.Pairing pairing) {
        return load.teams().get(pairing.team()).rates().get(pairing.kind());
    }

    private double[] weights(Worth base, Worth perWaiting) {
        double[] weights = new double[pairings.size() * Counting.TERMS];
        double most = 0;
        for (int i = 0; i < pairings.size(); i++) {
            Load.Pairing pairing = pairings.get(i);
            // of two teams the one that has less else to do
            weights[i * Counting.TERMS] = base.of(pairing) * (1 + 0.5 / kindsOf(pairing.team()));
            weights[i * Counting.TERMS + 1] = perWaiting.of(pairing);
            most = Math.max(most, Math.max(weights[i * Counting.TERMS], weights[i * Counting.TERMS + 1]));
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= most == 0 ? 1 : SCALE / most;
        }
        return weights;
    }

    /// The same, but teams that do other work too are kept free of the kind unless several are;
    /// empty where no team does.
    private double[] heldBack(double[] rule, int kind) {
        double[] held = rule.clone();
        boolean isAny = false;
        for (int i = 0; i < pairings.size(); i++) {
            Load.Pairing pairing = pairings.get(i);
            if (pairing.kind() == kind && kindsOf(pairing.team()) > 1) {
                isAny = true;
                double[] threshold = {-2.5, 0.1, 1, 0.5};
                System.arraycopy(threshold, 0, held, i * Counting.TERMS, Counting.TERMS);
            }
        }
        return isAny ? held : new double[0];
    }
}
