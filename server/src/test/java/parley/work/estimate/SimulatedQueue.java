package parley.work.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;
import parley.work.queue.QueueId;

/// One queue through some hours of virtual time, first come first served, with its wait estimates.
///
/// Who gives up leaves a shadow in the line, which is passed without being served: so it is
/// known of everybody how long they would have waited.
final class SimulatedQueue {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private final QueueId queue = new QueueId(new UUID(0, 1));
    private final WaitEstimates estimates = new WaitEstimates();
    private final PriorityQueue<Event> agenda = new PriorityQueue<>(Comparator.comparingDouble(Event::at));
    private final Deque<Visit> line = new ArrayDeque<>();
    private final List<Visit> delayed = new ArrayList<>();
    private final Shape shape;
    private final Random random;
    private int agents;
    private int serving;
    private int waiting;
    private double now;

    /// What comes and who serves; times in seconds.
    record Shape(
            double length,
            DoubleUnaryOperator arrivalRate,
            double highestRate,
            DoubleUnaryOperator agents,
            ToDoubleFunction<Random> service,
            ToDoubleFunction<Random> patience,
            Tempo tempo,
            boolean saysPlaces) {

        /// Poisson arrivals of so many erlangs, exponential times.
        static Shape of(int agents, double erlangs, double service, double patience, double arrivals) {
            double rate = erlangs / service;
            return new Shape(
                    arrivals / rate,
                    _ -> rate,
                    rate,
                    _ -> agents,
                    random -> exponential(random, service),
                    random -> exponential(random, patience),
                    Tempo.REAL_TIME,
                    true);
        }
    }

    /// Somebody who had to wait.
    static final class Visit {
        final double arrived;
        final int ahead;
        final double longest;
        final Estimate first;
        final List<Announcement> heard = new ArrayList<>();
        double wouldWait;
        boolean isGone;
        boolean isPassed;

        Visit(double arrived, int ahead, double longest, Estimate first) {
            this.arrived = arrived;
            this.ahead = ahead;
            this.longest = longest;
            this.first = first;
        }
    }

    private record Event(double at, Runnable what) {}

    private SimulatedQueue(Shape shape, long seed) {
        this.shape = shape;
        random = new Random(seed);
    }

    /// Everybody who had to wait, in the order in which their wait was over.
    static SimulatedQueue run(Shape shape, long seed) {
        var queue = new SimulatedQueue(shape, seed);
        queue.plan(0, queue::arrive);
        queue.plan(0, queue::staff);
        while (!queue.agenda.isEmpty()) {
            Event next = queue.agenda.remove();
            queue.now = next.at();
            next.what().run();
        }
        return queue;
    }

    List<Visit> delayed() {
        return delayed;
    }

    Tally tally() {
        return estimates.tally(queue);
    }

    static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /// With this mean, and this deviation as a share of it.
    static double lognormal(Random random, double mean, double variation) {
        double variance = Math.log(1 + variation * variation);
        return mean * Math.exp(random.nextGaussian() * Math.sqrt(variance) - variance / 2);
    }

    private void plan(double at, Runnable what) {
        agenda.add(new Event(at, what));
    }

    private Instant instant() {
        return BEGIN.plusNanos(Math.round(now * 1e9));
    }

    private static double seconds(Instant time) {
        return Duration.between(BEGIN, time).toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /// Every minute, because agents come and go.
    private void staff() {
        int there = (int) shape.agents().applyAsDouble(now);
        if (there != agents) {
            agents = there;
            if (shape.saysPlaces()) {
                estimates.staffed(queue, agents, instant());
            }
            serve();
        }
        if (now < shape.length() || waiting > 0) {
            plan(now + 60, this::staff);
        }
    }

    private void arrive() {
        if (now >= shape.length()) {
            return;
        }
        plan(now + exponential(random, 1 / shape.highestRate()), this::arrive);
        if (random.nextDouble() * shape.highestRate() > shape.arrivalRate().applyAsDouble(now)) {
            return;
        }
        int ahead = waiting;
        double longest = first().map(visit -> now - visit.arrived).orElse(0.0);
        estimates.arrived(queue, instant());
        if (serving < agents && line.isEmpty()) {
            begin();
            return;
        }
        Estimate said = estimates.estimate(queue, Place.last(ahead, duration(longest)), instant());
        var visit = new Visit(now, ahead, longest, said);
        line.add(visit);
        waiting++;
        double patience = shape.patience().applyAsDouble(random);
        plan(now + patience, () -> giveUp(visit));
        tell(visit);
        serve();
    }

    private Optional<Visit> first() {
        return line.stream().filter(visit -> !visit.isGone).findFirst();
    }

    private void giveUp(Visit visit) {
        if (!visit.isPassed) {
            visit.isGone = true;
            waiting--;
            estimates.abandoned(queue, instant());
            estimates.gaveUp(queue, visit.first, duration(now - visit.arrived));
        }
    }

    private void serve() {
        while (serving < agents && !line.isEmpty()) {
            Visit next = line.remove();
            next.wouldWait = now - next.arrived;
            next.isPassed = true;
            delayed.add(next);
            if (!next.isGone) {
                waiting--;
                begin();
                estimates.answered(queue, next.first, duration(next.wouldWait));
            }
        }
    }

    private void begin() {
        serving++;
        estimates.began(queue, instant());
        plan(now + shape.service().applyAsDouble(random), this::end);
    }

    private void end() {
        serving--;
        estimates.ended(queue, instant());
        serve();
    }

    /// The announcements that a customer hears as long as they wait.
    private void tell(Visit visit) {
        if (visit.isGone || visit.isPassed) {
            return;
        }
        Duration longest = duration(first().map(one -> now - one.arrived).orElse(0.0));
        var place = new Place(ahead(visit), duration(now - visit.arrived), longest);
        @Nullable Announcement last = visit.heard.isEmpty() ? null : visit.heard.getLast();
        Estimate estimate = last == null ? visit.first : estimates.estimate(queue, place, instant());
        Optional<Announcement> next = Announcement.next(last, estimate, shape.tempo(), instant());
        next.ifPresent(visit.heard::add);
        double due = seconds(visit.heard.getLast().due());
        plan(due > now ? due : now + 15, () -> tell(visit));
    }

    private int ahead(Visit visit) {
        int ahead = 0;
        for (Visit other : line) {
            if (other == visit) {
                break;
            }
            ahead += other.isGone ? 0 : 1;
        }
        return ahead;
    }
}
