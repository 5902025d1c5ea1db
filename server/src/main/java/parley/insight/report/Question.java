package parley.insight.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;

/// What is asked of a report.
///
/// @param queue only this queue's legs; null for all
/// @param agent only what this agent answered; null for all
/// @param channel only this channel's; null for all
record Question(
        Metric.By by,
        Intervals intervals,
        Attribution attribution,
        @Nullable UUID queue,
        @Nullable UUID agent,
        @Nullable String channel) {

    private static final int MOST_DAYS = 31;
    private static final int MOST_WHOLE_DAYS = 366;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /// To which interval a leg belongs.
    enum Attribution {
        /// The one in which it entered the queue.
        ENTRY,
        /// The one in which it waited no longer: answered, left or gone elsewhere.
        ANSWER
    }

    /// As it stands in a request.
    ///
    /// @param from the first day
    /// @param to the last day, which belongs to it
    /// @param interval 15, 30, 60 or `day`
    record Asked(
            @Nullable String by,
            @Nullable String from,
            @Nullable String to,
            @Nullable String interval,
            @Nullable String attribution,
            @Nullable UUID queueId,
            @Nullable UUID agentId,
            @Nullable String channel,
            @Nullable String zone) {

        /// @throws ProblemException which says what cannot be read, or that it is too much
        Question question(ZoneId usual) {
            LocalDate first = day("from", from);
            LocalDate last = day("to", to);
            Duration length = length();
            if (first.isAfter(last) || first.isBefore(EARLIEST) || last.isAfter(LATEST)) {
                throw new ProblemException(ReportProblem.REPORT_RANGE_INVALID);
            }
            boolean isWholeDays = length.toDays() > 0;
            int most = isWholeDays ? MOST_WHOLE_DAYS : MOST_DAYS;
            if (ChronoUnit.DAYS.between(first, last) >= most) {
                throw new ProblemException(
                        isWholeDays ? ReportProblem.REPORT_RANGE_TOO_LONG : ReportProblem.REPORT_DAYS_TOO_MANY, most);
            }
            return new Question(
                    word("by", by, Metric.By.values()),
                    Intervals.of(first, last, length, zone(usual)),
                    attribution == null ? Attribution.ENTRY : word("attribution", attribution, Attribution.values()),
                    queueId,
                    agentId,
                    channel == null || channel.isBlank() ? null : channel);
        }

        private static LocalDate day(String name, @Nullable String text) {
            try {
                return LocalDate.parse(text == null ? "" : text);
            } catch (DateTimeException unreadable) {
                throw new ProblemException(unreadable, HttpProblem.INVALID_REQUEST, name);
            }
        }

        private Duration length() {
            return switch (interval == null ? "30" : interval) {
                case "15" -> Duration.ofMinutes(15);
                case "30" -> Duration.ofMinutes(30);
                case "60" -> Duration.ofMinutes(60);
                case "day" -> Duration.ofDays(1);
                default -> throw new ProblemException(HttpProblem.INVALID_REQUEST, "interval");
            };
        }

        private ZoneId zone(ZoneId usual) {
            if (zone == null || zone.isBlank()) {
                return usual;
            }
            if (!ZoneId.getAvailableZoneIds().contains(zone)) {
                throw new ProblemException(HttpProblem.INVALID_REQUEST, "zone");
            }
            return ZoneId.of(zone);
        }

        private static <E extends Enum<E>> E word(String name, @Nullable String text, E[] words) {
            for (E word : words) {
                if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return word;
                }
            }
            throw new ProblemException(HttpProblem.INVALID_REQUEST, name);
        }
    }

    boolean covers(Leg leg) {
        return (queue == null || queue.equals(leg.queue()))
                && (agent == null || agent.equals(leg.agent()))
                && (channel == null || channel.equals(leg.about().channel()));
    }
}
