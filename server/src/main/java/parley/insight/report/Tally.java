package parley.insight.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Capabilities.Tempo;

/// Adds up what happened, item by item. Pure: what it is told, and nothing else, makes the report.
final class Tally {

    private final Question question;
    private final long now;
    private final long shortAbandon;
    private final ToLongFunction<UUID> target;
    private final AgentTime time;
    private final Map<Key, Facts> facts = new HashMap<>();
    private final Map<Key, long[]> backlogs = new HashMap<>();
    private final Map<Key, Facts> channels = new HashMap<>();
    private final Map<UUID, Map<UUID, long[]>> shares = new HashMap<>();

    /// @param shortAbandon who left within so many microseconds never really waited
    /// @param target what each queue promises, in microseconds
    Tally(Question question, long now, long shortAbandon, ToLongFunction<UUID> target) {
        this.question = question;
        this.now = now;
        this.shortAbandon = shortAbandon;
        this.target = target;
        this.time = new AgentTime(question.intervals(), now);
    }

    /// Of whom and when a row tells: a queue and a channel, or an agent.
    ///
    /// @param interval zero where it does not matter
    record Key(
            int interval,
            @Nullable UUID queue,
            @Nullable String channel,
            @Nullable Tempo tempo,
            @Nullable UUID agent) {

        Key at(int other) {
            return new Key(other, queue, channel, tempo, agent);
        }
    }

    /// One item, from its first state to its last.
    void item(List<Segment> segments) {
        for (Leg leg : Legs.of(segments)) {
            leg.pieces().forEach(piece -> time.held(piece, leg.about().tempo()));
            if (question.covers(leg)) {
                count(leg);
            }
        }
    }

    /// The agent took work.
    ///
    /// @param ended null where the agent does still
    void available(UUID agent, long started, @Nullable Long ended) {
        time.available(agent, started, ended == null ? now : ended);
    }

    /// The agent was asked.
    ///
    /// @param state how the offer stands
    void asked(UUID agent, long at, String state) {
        int interval = question.intervals().at(at);
        if (interval >= 0) {
            Facts row = row(ofAgent(agent).at(interval));
            row.asked++;
            row.declined += state.equals("DECLINED") ? 1 : 0;
            row.missed += state.equals("TIMED_OUT") ? 1 : 0;
        }
    }

    private void count(Leg leg) {
        if (question.by() == Metric.By.QUEUE) {
            waited(leg);
        }
        leg.pieces()
                .forEach(piece -> question.intervals()
                        .split(
                                piece.started(),
                                Math.min(now, piece.ended() == null ? now : piece.ended()),
                                (_, from, to) -> share(leg.queue(), piece.agent())[1] += to - from));
        Long at = question.attribution() == Question.Attribution.ENTRY ? Long.valueOf(leg.entered()) : leg.left();
        int interval = at == null ? -1 : question.intervals().at(at);
        if (interval < 0) {
            return;
        }
        add(leg, channels.computeIfAbsent(ofChannel(leg), _ -> new Facts()));
        if (leg.agent() != null) {
            share(leg.queue(), leg.agent())[0]++;
        }
        if (question.by() == Metric.By.QUEUE) {
            add(leg, row(ofQueue(leg).at(interval)));
        } else if (leg.agent() != null) {
            add(leg, row(ofAgent(leg.agent()).at(interval)));
        }
    }

    private long[] share(UUID queue, UUID agent) {
        return shares.computeIfAbsent(queue, _ -> new HashMap<>()).computeIfAbsent(agent, _ -> new long[2]);
    }

    private Facts row(Key key) {
        return facts.computeIfAbsent(key, _ -> new Facts());
    }

    private void add(Leg leg, Facts to) {
        long wait = leg.waited(now);
        long promised = target.applyAsLong(leg.queue());
        boolean isInTarget = wait <= promised;
        to.offered++;
        to.longestWait = Math.max(to.longestWait, wait);
        to.due += leg.left() != null || !isInTarget ? 1 : 0;
        if (leg.isAnswered()) {
            to.answeredAfter(wait);
            to.answeredInTarget += isInTarget ? 1 : 0;
        } else if (leg.end() == Leg.End.ABANDONED) {
            to.abandoned++;
            to.abandonWait += wait;
            to.abandonedInTarget += isInTarget ? 1 : 0;
            to.shortAbandons += wait <= shortAbandon ? 1 : 0;
        } else if (leg.end() == Leg.End.FLOWED_OUT) {
            to.flowOuts++;
        } else {
            to.waiting++;
        }
        if (leg.isHandled()) {
            to.handledIn(leg.time(Leg.Doing.TALK), leg.time(Leg.Doing.HOLD), leg.time(Leg.Doing.WRAP_UP));
            to.transferred += leg.end() == Leg.End.TRANSFERRED ? 1 : 0;
            to.returned += leg.end() == Leg.End.RETURNED ? 1 : 0;
        }
    }

    /// Notes at the ends of which intervals the leg waited, as a step up and a step down.
    private void waited(Leg leg) {
        Intervals intervals = question.intervals();
        int first = firstEndAfter(leg.entered());
        int last = leg.left() == null ? intervals.count() : firstEndAfter(leg.left());
        if (first < last) {
            long[] steps = backlogs.computeIfAbsent(ofQueue(leg), _ -> new long[intervals.count() + 1]);
            steps[first]++;
            steps[last]--;
        }
    }

    /// The first interval whose end, or now where that comes first, comes after the moment.
    private int firstEndAfter(long at) {
        Intervals intervals = question.intervals();
        int low = 0;
        int high = intervals.count();
        while (low < high) {
            int middle = (low + high) / 2;
            if (Math.min(intervals.endMicros(middle), now + 1) > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Key ofQueue(Leg leg) {
        return new Key(0, leg.queue(), leg.about().channel(), leg.about().tempo(), null);
    }

    private static Key ofChannel(Leg leg) {
        return new Key(0, null, leg.about().channel(), leg.about().tempo(), null);
    }

    private static Key ofAgent(UUID agent) {
        return new Key(0, null, null, null, agent);
    }

    /// What came of it.
    ///
    /// @param rows by interval, and by queue and channel or by agent
    /// @param channels the legs of each channel over the whole range
    /// @param shares by queue and agent, of all who were there
    record Sums(
            Map<Key, Facts> rows, Facts total, Map<Key, Facts> channels, Map<UUID, Map<UUID, Fairness.Share>> shares) {}

    /// Ends the counting.
    ///
    /// @param places how much an agent may hold at once
    Sums sums(ToLongFunction<UUID> places) {
        if (question.by() == Metric.By.AGENT) {
            time.agents().stream()
                    .filter(agent ->
                            question.agent() == null || question.agent().equals(agent))
                    .forEach(agent -> time.fill(
                            agent,
                            (int) Math.max(1, places.applyAsLong(agent)),
                            (who, interval) -> row(ofAgent(who).at(interval))));
        }
        backlogs.forEach(this::noteBacklog);
        var rows = new LinkedHashMap<Key, Facts>();
        var total = new Facts();
        int last = question.intervals().at(now);
        int end = last < 0 ? question.intervals().count() - 1 : last;
        facts.forEach((key, row) -> {
            if (!row.isEmpty()) {
                rows.put(key, row);
                total.add(row);
                total.backlog += key.interval() == end ? row.backlog : 0;
            }
        });
        return new Sums(rows, total, channels, sharesOfPresent());
    }

    private void noteBacklog(Key key, long[] steps) {
        Intervals intervals = question.intervals();
        long waiting = 0;
        for (int interval = 0; interval < intervals.count(); interval++) {
            waiting += steps[interval];
            boolean hasBegun = Intervals.micros(intervals.start(interval)) <= now;
            if (waiting > 0 && hasBegun) {
                row(key.at(interval)).backlog = waiting;
            }
        }
    }

    /// Who was there and got nothing has a share of nothing.
    private Map<UUID, Map<UUID, Fairness.Share>> sharesOfPresent() {
        Map<UUID, Long> present = time.present();
        var found = new TreeMap<UUID, Map<UUID, Fairness.Share>>();
        shares.forEach((queue, had) -> {
            var ofQueue = new HashMap<UUID, Fairness.Share>();
            present.forEach((agent, there) -> {
                long[] share = had.getOrDefault(agent, new long[2]);
                ofQueue.put(agent, new Fairness.Share(agent, share[0], share[1], there));
            });
            found.put(queue, ofQueue);
        });
        return found;
    }
}
