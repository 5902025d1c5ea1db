package parley.insight.report;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import parley.insight.report.IntervalReport.ChannelPromise;
import parley.insight.report.IntervalReport.FairAgent;
import parley.insight.report.IntervalReport.FairGroup;
import parley.insight.report.IntervalReport.FairSpread;
import parley.insight.report.IntervalReport.IntervalRow;
import parley.people.staff.Agent;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.platform.settings.Settings;
import parley.work.queue.Queue;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;

/// Reads what happened and says it in figures.
@Service
class Reports {

    private final ReportStore store;
    private final Queues queues;
    private final Staff staff;
    private final Settings settings;
    private final InstantSource clock;

    Reports(ReportStore store, Queues queues, Staff staff, Settings settings, InstantSource clock) {
        this.store = store;
        this.queues = queues;
        this.staff = staff;
        this.settings = settings;
        this.clock = clock;
    }

    Metric.Terms terms() {
        return ReportSettings.terms(settings);
    }

    /// What is asked, in the zone of the centre where none is named.
    Question question(Question.Asked asked) {
        return asked.question(ReportSettings.zone(settings));
    }

    /// The report. Everything is read from one moment of the database.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public IntervalReport read(Question question) {
        Instant now = clock.instant();
        Metric.Terms terms = terms();
        var known = new Known();
        var tally = new Tally(question, Intervals.micros(now), terms.shortAbandon(), known::target);
        Instant from = question.intervals().from();
        Instant to = question.intervals().to();
        store.items(from, to, tally::item);
        store.available(from, to, tally::available);
        if (question.by() == Metric.By.AGENT) {
            store.offers(from, to, (agent, at, state) -> {
                if (question.agent() == null || question.agent().equals(agent)) {
                    tally.asked(agent, at, state);
                }
            });
        }
        Map<UUID, Integer> places = store.places();
        Tally.Sums sums = tally.sums(agent -> places.getOrDefault(agent, 1));
        return new Writing(question, terms, known).report(sums, now, fairness(sums, known));
    }

    private List<FairGroup> fairness(Tally.Sums sums, Known known) {
        return Fairness.of(store.standings(), sums.shares()).stream()
                .map(peers -> new FairGroup(
                        peers.queue(),
                        known.queue(peers.queue()).name(),
                        peers.shares().stream()
                                .map(share -> new FairAgent(
                                        share.agent(),
                                        known.agent(share.agent()),
                                        share.items(),
                                        Facts.seconds(share.load()),
                                        Facts.seconds(share.present())))
                                .toList(),
                        spread(peers.items()),
                        spread(peers.load())))
                .sorted(Comparator.comparing(FairGroup::name))
                .toList();
    }

    private static FairSpread spread(Fairness.Evenness even) {
        return new FairSpread(even.gini(), even.least(), even.most(), even.spread());
    }

    /// Names and promises, each asked for once.
    private final class Known {
        private final Map<UUID, Queue> queuesById = new HashMap<>();
        private final Map<UUID, String> agentsById = new HashMap<>();

        Queue queue(UUID id) {
            return queuesById.computeIfAbsent(id, _ -> queues.ever(new QueueId(id)));
        }

        long target(UUID id) {
            return queue(id).target().toNanos() / 1000;
        }

        String agent(UUID id) {
            return agentsById.computeIfAbsent(
                    id, _ -> staff.find(new AgentId(id)).map(Agent::name).orElse(id.toString()));
        }
    }

    /// Makes rows of what was counted.
    private record Writing(Question question, Metric.Terms terms, Known known) {

        IntervalReport report(Tally.Sums sums, Instant now, List<FairGroup> fairness) {
            Intervals intervals = question.intervals();
            int last = intervals.at(Intervals.micros(now));
            int end = last < 0 ? intervals.count() - 1 : last;
            var parts = new LinkedHashMap<Tally.Key, Facts>();
            var course = new LinkedHashMap<Tally.Key, Facts>();
            sums.rows().forEach((key, facts) -> {
                Facts part = parts.computeIfAbsent(key.at(-1), _ -> new Facts());
                part.add(facts);
                part.backlog += key.interval() == end ? facts.backlog : 0;
                Facts together =
                        course.computeIfAbsent(new Tally.Key(key.interval(), null, null, null, null), _ -> new Facts());
                together.add(facts);
                together.backlog += facts.backlog;
            });
            return new IntervalReport(
                    lower(question.by()),
                    lower(question.attribution()),
                    intervals.zone().getId(),
                    intervals.from(),
                    intervals.to(),
                    now,
                    lower(terms.formula()),
                    Facts.seconds(terms.shortAbandon()),
                    rows(sums.rows()),
                    rows(parts),
                    rows(course),
                    values(sums.total()),
                    channels(sums.channels()),
                    fairness);
        }

        private List<IntervalRow> rows(Map<Tally.Key, Facts> facts) {
            var rows = new ArrayList<IntervalRow>();
            facts.forEach((key, row) -> rows.add(row(key, row)));
            rows.sort(Comparator.comparing((IntervalRow row) -> row.from() == null ? Instant.MIN : row.from())
                    .thenComparing(row -> String.valueOf(row.name()).toLowerCase(Locale.ROOT))
                    .thenComparing(row -> String.valueOf(row.queueId() == null ? row.agentId() : row.queueId()))
                    .thenComparing(row -> String.valueOf(row.channel())));
            return rows;
        }

        private IntervalRow row(Tally.Key key, Facts facts) {
            boolean isOfInterval = key.interval() >= 0;
            UUID queue = key.queue();
            UUID agent = key.agent();
            String name = queue != null ? known.queue(queue).name() : agent != null ? known.agent(agent) : null;
            return new IntervalRow(
                    isOfInterval ? question.intervals().start(key.interval()) : null,
                    isOfInterval ? question.intervals().end(key.interval()) : null,
                    queue,
                    agent,
                    name,
                    key.channel(),
                    key.tempo() == null ? null : lower(key.tempo()),
                    values(facts));
        }

        private Map<String, Double> values(Facts facts) {
            var values = new LinkedHashMap<String, Double>();
            for (Metric metric : Metric.of(question.by())) {
                Double value = metric.of(facts, terms);
                if (value != null) {
                    values.put(metric.key(), value);
                }
            }
            return values;
        }

        private static List<ChannelPromise> channels(Map<Tally.Key, Facts> facts) {
            return facts.entrySet().stream()
                    .map(entry -> new ChannelPromise(
                            String.valueOf(entry.getKey().channel()),
                            entry.getKey().tempo() == null
                                    ? ""
                                    : lower(entry.getKey().tempo()),
                            entry.getValue().offered,
                            entry.getValue().due,
                            entry.getValue().answeredInTarget,
                            ServiceLevel.percent(entry.getValue().answeredInTarget, entry.getValue().due)))
                    .sorted(Comparator.comparing(ChannelPromise::channel))
                    .toList();
        }

        private static String lower(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
