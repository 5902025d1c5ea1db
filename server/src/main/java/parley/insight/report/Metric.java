package parley.insight.report;

import static parley.insight.report.ServiceLevel.percent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Texts;

/// The dictionary: every figure of the product with its name, its unit, its formula and what it
/// means. Names and meanings stand in the messages beside it, as `metric.<key>.name` and
/// `metric.<key>.meaning`.
enum Metric {
    OFFERED(Of.QUEUE, count("N", facts -> facts.offered)),
    ANSWERED(Of.BOTH, count("A", facts -> facts.answered)),
    ANSWERED_IN_TARGET(Of.BOTH, count("Aw", facts -> facts.answeredInTarget)),
    SERVICE_LEVEL(
            Of.QUEUE,
            new Figure(Unit.PERCENT, "", (facts, terms) -> terms.formula().of(facts, terms.switches()))),
    ANSWER_RATE(Of.QUEUE, ratio("A / N", facts -> percent(facts.answered, facts.offered))),
    ABANDONED(Of.QUEUE, count("Ab", facts -> facts.abandoned)),
    ABANDONED_IN_TARGET(Of.QUEUE, count("Abw", facts -> facts.abandonedInTarget)),
    SHORT_ABANDONS(Of.QUEUE, count("Abs", facts -> facts.shortAbandons)),
    ABANDON_RATE(
            Of.QUEUE,
            ratio(
                    "(Ab - Abs) / (N - Abs)",
                    facts -> percent(facts.abandoned - facts.shortAbandons, facts.offered - facts.shortAbandons))),
    FLOW_OUTS(Of.QUEUE, count("F", facts -> facts.flowOuts)),
    WAITING(Of.QUEUE, count("N - A - Ab - F", facts -> facts.waiting)),
    BACKLOG(Of.QUEUE, count("B", facts -> facts.backlog)),
    AVERAGE_ANSWER_TIME(Of.BOTH, seconds("ΣWa / A", facts -> Facts.mean(facts.answerWait, facts.answered))),
    ANSWER_TIME_DEVIATION(
            Of.BOTH,
            seconds(
                    "√(ΣWa² / A - (ΣWa / A)²)",
                    facts -> Facts.deviation(facts.answerWaitSquares, facts.answerWait, facts.answered))),
    ANSWER_TIME_50(Of.BOTH, seconds("p50(Wa)", facts -> facts.waitOf(0.5))),
    ANSWER_TIME_90(Of.BOTH, seconds("p90(Wa)", facts -> facts.waitOf(0.9))),
    AVERAGE_ABANDON_TIME(Of.QUEUE, seconds("ΣWab / Ab", facts -> Facts.mean(facts.abandonWait, facts.abandoned))),
    LONGEST_WAIT(Of.QUEUE, seconds("max(W)", facts -> Facts.seconds(facts.longestWait))),
    DUE(Of.QUEUE, count("D", facts -> facts.due)),
    ON_TIME(Of.QUEUE, ratio("Aw / D", facts -> percent(facts.answeredInTarget, facts.due))),
    HANDLED(Of.BOTH, count("H", facts -> facts.handled)),
    AVERAGE_HANDLE_TIME(
            Of.BOTH, seconds("(Σtalk + Σhold + Σwrap) / H", facts -> Facts.mean(facts.handleTime(), facts.handled))),
    AVERAGE_TALK_TIME(Of.BOTH, seconds("Σtalk / H", facts -> Facts.mean(facts.talk, facts.handled))),
    AVERAGE_HOLD_TIME(Of.BOTH, seconds("Σhold / H", facts -> Facts.mean(facts.hold, facts.handled))),
    AVERAGE_WRAP_UP_TIME(Of.BOTH, seconds("Σwrap / H", facts -> Facts.mean(facts.wrapUp, facts.handled))),
    HANDLE_TIME_DEVIATION(
            Of.BOTH,
            seconds(
                    "√(Σh² / H - (Σh / H)²)",
                    facts -> Facts.deviation(facts.handleSquares, facts.handleTime(), facts.handled))),
    TRANSFERRED(Of.BOTH, count("Tr", facts -> facts.transferred)),
    TRANSFER_RATE(Of.BOTH, ratio("Tr / H", facts -> percent(facts.transferred, facts.handled))),
    RETURNED(Of.BOTH, count("R", facts -> facts.returned)),
    ASKED(Of.AGENT, count("O", facts -> facts.asked)),
    DECLINED(Of.AGENT, count("Od", facts -> facts.declined)),
    MISSED(Of.AGENT, count("Om", facts -> facts.missed)),
    BUSY_TIME(Of.AGENT, seconds("Tb", facts -> Facts.seconds(facts.busy))),
    IDLE_TIME(Of.AGENT, seconds("Ti", facts -> Facts.seconds(facts.idle))),
    OCCUPANCY(Of.AGENT, ratio("Tb / (Tb + Ti)", facts -> percent(facts.busy, facts.busy + facts.idle))),
    ITEM_TIME(Of.AGENT, seconds("Σ(t × w)", facts -> Facts.seconds(facts.itemTime))),
    PLACE_TIME(Of.AGENT, seconds("(Tb + Ti) × P", facts -> Facts.seconds(facts.placeTime))),
    OCCUPANCY_OF_PLACES(
            Of.AGENT, ratio("Σ(t × w) / ((Tb + Ti) × P)", facts -> percent(facts.itemTime, facts.placeTime))),
    SL1(Of.QUEUE, level(ServiceLevel.SL1)),
    SL2(Of.QUEUE, level(ServiceLevel.SL2)),
    SL3(Of.QUEUE, level(ServiceLevel.SL3)),
    SL4(Of.QUEUE, level(ServiceLevel.SL4)),
    SL5(Of.QUEUE, level(ServiceLevel.SL5)),
    SL6(Of.QUEUE, level(ServiceLevel.SL6)),
    SL7(Of.QUEUE, level(ServiceLevel.SL7));

    /// What a figure is said of.
    enum Of {
        QUEUE,
        AGENT,
        BOTH;

        boolean covers(By by) {
            return this == BOTH || (this == QUEUE) == (by == By.QUEUE);
        }
    }

    /// What a figure is measured in.
    enum Unit {
        COUNT,
        SECONDS,
        PERCENT
    }

    /// By what a report is broken down.
    enum By {
        QUEUE,
        AGENT
    }

    /// What the centre has chosen where the field knows several ways. Acts on the past as well.
    ///
    /// @param shortAbandon who leaves within so many microseconds never really waited
    record Terms(ServiceLevel formula, ServiceLevel.Switches switches, long shortAbandon) {}

    /// How a figure is found.
    private record Figure(Unit unit, String formula, BiFunction<Facts, Terms, @Nullable Double> value) {}

    private final Of of;

    @SuppressWarnings("ImmutableEnumChecker") // the functions are pure and hold nothing
    private final Figure figure;

    Metric(Of of, Figure figure) {
        this.of = of;
        this.figure = figure;
    }

    private static Figure count(String letters, ToLongFunction<Facts> count) {
        return new Figure(Unit.COUNT, letters, (facts, _) -> (double) count.applyAsLong(facts));
    }

    private static Figure seconds(String formula, Function<Facts, @Nullable Double> value) {
        return new Figure(Unit.SECONDS, formula, (facts, _) -> value.apply(facts));
    }

    private static Figure ratio(String formula, Function<Facts, @Nullable Double> value) {
        return new Figure(Unit.PERCENT, formula, (facts, _) -> value.apply(facts));
    }

    private static Figure level(ServiceLevel level) {
        return new Figure(Unit.PERCENT, level.formula(), (facts, terms) -> level.of(facts, terms.switches()));
    }

    /// Those of one kind of report, in the order in which they are shown.
    static List<Metric> of(By by) {
        return Arrays.stream(values()).filter(metric -> metric.of.covers(by)).toList();
    }

    /// The stable name that programs rely on: `ANSWER_RATE` becomes `answer-rate`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Of of() {
        return of;
    }

    Unit unit() {
        return figure.unit();
    }

    /// With the letters of the other metrics.
    String formula(Terms terms) {
        return this == SERVICE_LEVEL ? terms.formula().formula() : figure.formula();
    }

    /// The figure; null where nothing is there to measure.
    @Nullable Double of(Facts facts, Terms terms) {
        Double found = figure.value().apply(facts, terms);
        return found == null ? null : Math.round(found * 10_000) / 10_000.0;
    }

    String title(Locale locale) {
        return Texts.text(Metric.class, locale, "metric." + key() + ".name");
    }

    String meaning(Locale locale) {
        return Texts.text(Metric.class, locale, "metric." + key() + ".meaning");
    }
}
