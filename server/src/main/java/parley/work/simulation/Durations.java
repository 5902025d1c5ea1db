package parley.work.simulation;

/// How long things take, as a scenario file says it.
final class Durations {

    private static final int MOST_VALUES = 100_000;
    private static final int MOST_CV = 100;

    private Durations() {}

    /// `"3m"` is exponential with that mean; an object says more: `{"mean": "3m", "cv": 0.8}`,
    /// `{"exactly": "3m"}` or `{"values": ["1m", "5m"]}`.
    static Distribution read(Fields field) {
        if (field.isText()) {
            return new Distribution.Exponential(field.positive());
        }
        return field.object(some -> {
            int kinds = 0;
            for (String kind : new String[] {"mean", "exactly", "values"}) {
                kinds += some.has(kind) ? 1 : 0;
            }
            if (kinds != 1) {
                throw some.either("mean, exactly, values");
            }
            if (some.has("exactly")) {
                return new Distribution.Exactly(some.at("exactly").millis());
            }
            if (some.has("values")) {
                return new Distribution.Empirical(some.at("values").list(1, MOST_VALUES, Fields::millis));
            }
            double mean = some.at("mean").positive();
            return some.has("cv")
                    ? new Distribution.Lognormal(mean, some.at("cv").number(0.001, MOST_CV))
                    : new Distribution.Exponential(mean);
        });
    }
}
