package parley.insight.report;

import org.jspecify.annotations.Nullable;

/// The ways in which the field counts how many were answered in time. They differ in what becomes
/// of those who left, so a figure without its formula says little.
enum ServiceLevel {
    SL1("(Aw + Abw) / (A + Ab)"),
    SL2("Aw / A"),
    SL3("Aw / (A + Ab)"),
    SL4("Aw / (A + Ab - Abw)"),
    SL5("(Aw + Abs) / (A + Ab)"),
    SL6("Aw / (A + Ab - Abs)"),
    SL7("Aw / (A + [Ab] + [F] - [Abs])");

    private final String formula;

    ServiceLevel(String formula) {
        this.formula = formula;
    }

    /// Of A those within the promise are Aw, of Ab Abw; Abs are those who left at once, F those
    /// who left the queue for something else.
    String formula() {
        return formula;
    }

    /// What the seventh counts.
    ///
    /// @param flowOuts whether those who left for something else count as not answered
    /// @param abandoned whether those who left count as not answered
    /// @param shortAbandons whether, of these, also those who left at once
    record Switches(boolean flowOuts, boolean abandoned, boolean shortAbandons) {}

    /// Of a hundred; null where nothing is counted.
    @Nullable Double of(Facts facts, Switches switches) {
        long ended = facts.answered + facts.abandoned;
        return switch (this) {
            case SL1 -> percent(facts.answeredInTarget + facts.abandonedInTarget, ended);
            case SL2 -> percent(facts.answeredInTarget, facts.answered);
            case SL3 -> percent(facts.answeredInTarget, ended);
            case SL4 -> percent(facts.answeredInTarget, ended - facts.abandonedInTarget);
            case SL5 -> percent(facts.answeredInTarget + facts.shortAbandons, ended);
            case SL6 -> percent(facts.answeredInTarget, ended - facts.shortAbandons);
            case SL7 -> percent(facts.answeredInTarget, counted(facts, switches));
        };
    }

    private static long counted(Facts facts, Switches switches) {
        long abandoned = switches.shortAbandons() ? facts.abandoned : facts.abandoned - facts.shortAbandons;
        return facts.answered + (switches.abandoned() ? abandoned : 0) + (switches.flowOuts() ? facts.flowOuts : 0);
    }

    static @Nullable Double percent(long part, long whole) {
        return whole <= 0 ? null : 100.0 * part / whole;
    }
}
