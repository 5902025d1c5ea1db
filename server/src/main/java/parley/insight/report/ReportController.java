package parley.insight.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.people.staff.Staff;
import parley.platform.http.HttpProblem;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Slice;
import parley.platform.kernel.Texts;

/// Reports, and the dictionary that they are read by.
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

    /// More than a page can show; a table for a spreadsheet has no such limit.
    private static final int MOST_ROWS = 20_000;

    private final Reports reports;
    private final Staff staff;

    ReportController(Reports reports, Staff staff) {
        this.reports = reports;
        this.staff = staff;
    }

    /// A figure of the dictionary, in the reader's language.
    ///
    /// @param of `queue`, `agent` or `both`
    /// @param unit `count`, `seconds` or `percent`
    /// @param formula by the letters of the other figures
    record MetricWord(String key, String of, String unit, String formula, String name, String meaning) {}

    /// Every figure with its name, its formula and what it means.
    @GetMapping("/metrics")
    @Requires(ReportPermissions.OWN)
    Slice<MetricWord> metrics(Locale language) {
        Metric.Terms terms = reports.terms();
        return Slice.whole(Arrays.stream(Metric.values())
                .map(metric -> new MetricWord(
                        metric.key(),
                        metric.of().name().toLowerCase(Locale.ROOT),
                        metric.unit().name().toLowerCase(Locale.ROOT),
                        metric.formula(terms),
                        metric.title(language),
                        metric.meaning(language)))
                .toList());
    }

    /// What happened, interval by interval.
    ///
    /// @param by `queue` or `agent`
    /// @param from the first day, as `2026-11-22`
    /// @param to the last day, which belongs to it
    /// @param interval `15`, `30`, `60` or `day`
    /// @param attribution `entry` or `answer`: to which interval an item belongs
    /// @param zone another one than the centre's
    @GetMapping("/intervals")
    @Requires(ReportPermissions.VIEW)
    IntervalReport intervals(
            @RequestParam String by,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String interval,
            @RequestParam(required = false) @Nullable String attribution,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable UUID agentId,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String zone) {
        return shown(new Question.Asked(by, from, to, interval, attribution, queueId, agentId, channel, zone));
    }

    /// The caller's own figures by interval, without anybody else's.
    @GetMapping("/own-intervals")
    @Requires(ReportPermissions.OWN)
    IntervalReport own(
            Caller caller,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String interval) {
        UUID agent = staff.agent(caller).id().value();
        return shown(new Question.Asked("agent", from, to, interval, null, null, agent, null, null))
                .ofOneAgent();
    }

    /// The rows as a table for spreadsheets.
    ///
    /// @param header `keys` for columns named for programs
    @GetMapping("/intervals.csv")
    @Requires(ReportPermissions.VIEW)
    void table(
            HttpServletResponse response,
            Locale language,
            @RequestParam String by,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String interval,
            @RequestParam(required = false) @Nullable String attribution,
            @RequestParam(required = false) @Nullable UUID queueId,
            @RequestParam(required = false) @Nullable UUID agentId,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String header)
            throws IOException {
        Question question = reports.question(
                new Question.Asked(by, from, to, interval, attribution, queueId, agentId, channel, zone));
        boolean hasKeys = "keys".equals(header);
        if (header != null && !hasKeys && !header.equals("names")) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "header");
        }
        IntervalReport report = reports.read(question);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("report-" + by + "-" + from + "-" + to + ".csv")
                        .build()
                        .toString());
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        new ReportCsv(
                        question.by(),
                        question.intervals().zone(),
                        metric -> hasKeys ? metric.key() : column(metric, language))
                .write(hasKeys ? keys(question.by()) : words(question.by(), language), report.rows(), writer);
    }

    private IntervalReport shown(Question.Asked asked) {
        IntervalReport report = reports.read(reports.question(asked));
        if (report.rows().size() > MOST_ROWS) {
            throw new ProblemException(
                    ReportProblem.REPORT_TOO_LARGE, report.rows().size(), MOST_ROWS);
        }
        return report;
    }

    private static String column(Metric metric, Locale language) {
        return switch (metric.unit()) {
            case COUNT -> metric.title(language);
            case SECONDS -> Texts.text(ReportController.class, language, "column.seconds", metric.title(language));
            case PERCENT -> Texts.text(ReportController.class, language, "column.percent", metric.title(language));
        };
    }

    private static List<String> keys(Metric.By by) {
        return switch (by) {
            case QUEUE -> List.of("from", "to", "queue-id", "queue", "channel", "tempo");
            case AGENT -> List.of("from", "to", "agent-id", "agent");
        };
    }

    private static List<String> words(Metric.By by, Locale language) {
        return keys(by).stream()
                .map(key -> Texts.text(ReportController.class, language, "column." + key))
                .toList();
    }
}
