package parley.work.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.work.replay.PastDay.PastContact;
import parley.work.replay.Run.PastFigures;
import parley.work.simulation.Arrivals;
import parley.work.simulation.Crew.Answering;
import parley.work.simulation.Demand;
import parley.work.simulation.Distribution;

/// What contacts of the past say: when they came, how long they took, how patient their customers
/// were.
final class Recorded {

    private static final int MOST_MISSED = 2;
    private static final long BACK_AFTER = 300_000;

    private Recorded() {}

    /// @param at a moment in milliseconds of the simulation
    static Arrivals arrivals(List<PastContact> contacts, ToLongFunction<Instant> at) {
        return new Arrivals.Recorded(contacts.stream()
                .map(contact -> new Arrivals.Contact(
                        at.applyAsLong(contact.queuedAt()),
                        contact.answeredAt() != null && contact.work() > 0 ? contact.work() : null,
                        patience(contact),
                        contact.answeredAt() == null ? 0 : Math.max(0, contact.waited())))
                .toList());
    }

    private static @Nullable Long patience(PastContact contact) {
        return contact.answeredAt() == null && contact.leftAt() != null ? contact.waited() : null;
    }

    /// For those of whom it is not known, as long as it took others.
    static Demand.Handling handling(List<PastContact> contacts, Distribution otherwise) {
        List<PastContact> answered = contacts.stream()
                .filter(contact -> contact.answeredAt() != null && contact.work() > 0)
                .toList();
        return answered.isEmpty()
                ? Demand.Handling.of(otherwise)
                : new Demand.Handling(
                        measured(answered.stream().map(PastContact::work)),
                        measured(answered.stream().map(PastContact::wrapUp)));
    }

    private static Distribution measured(Stream<Long> values) {
        return new Distribution.Empirical(values.map(Long::doubleValue).toList());
    }

    static Demand.Customers customers(List<PastContact> contacts) {
        List<Double> left = new ArrayList<>();
        List<Double> stayed = new ArrayList<>();
        for (PastContact contact : contacts) {
            if (contact.waited() >= 0) {
                (contact.answeredAt() == null ? left : stayed).add((double) contact.waited());
            }
        }
        return Demand.Customers.waiting(Distribution.patience(left, stayed));
    }

    /// As quickly as offers were taken on average, so that nothing is left to chance in which two
    /// set-ups would differ.
    ///
    /// @param rings how long an offer stands, in milliseconds
    static Answering answering(List<PastContact> contacts, long rings) {
        double mean = contacts.stream()
                .filter(contact -> contact.answeredAt() != null)
                .mapToLong(PastContact::asked)
                .average()
                .orElse(0);
        return mean < 1
                ? Answering.AT_ONCE
                : new Answering(
                        new Distribution.Exactly(Math.min(mean, rings / 2.0)), rings, 0, 0, MOST_MISSED, BACK_AFTER);
    }

    /// What the day really was.
    ///
    /// @param target within what time a contact should have been answered, in milliseconds
    static PastFigures figures(
            List<PastContact> contacts, ToLongFunction<PastContact> target, int leftOut, int agents) {
        List<Long> waits = contacts.stream()
                .filter(contact -> contact.answeredAt() != null)
                .map(PastContact::waited)
                .sorted()
                .toList();
        long inTime = contacts.stream()
                .filter(contact -> contact.answeredAt() != null && contact.waited() <= target.applyAsLong(contact))
                .count();
        long abandoned = contacts.stream()
                .filter(contact -> contact.answeredAt() == null && contact.leftAt() != null)
                .count();
        return new PastFigures(
                contacts.size(),
                waits.size(),
                (int) abandoned,
                share(inTime, contacts.size()),
                share(abandoned, contacts.size()),
                waits.stream().mapToLong(wait -> wait).average().orElse(0) / 1000,
                quantile(waits, 0.5),
                quantile(waits, 0.9),
                leftOut,
                agents);
    }

    private static double share(long part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1000.0;
    }
}
