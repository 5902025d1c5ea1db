package parley.insight.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.insight.report.IntervalReport.IntervalRow;

/// The rows of a report as a table of RFC 4180, which spreadsheets open as it is: with a mark of
/// UTF-8 at its start, and with names that a spreadsheet would take for a formula made harmless.
final class ReportCsv {

    private static final String MARK_OF_UTF8 = "\uFEFF";
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20].*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("[\",;\r\n\t]");

    private final Metric.By by;
    private final ZoneId zone;
    private final Function<Metric, String> titles;

    /// @param titles what the columns of the figures are called
    ReportCsv(Metric.By by, ZoneId zone, Function<Metric, String> titles) {
        this.by = by;
        this.zone = zone;
        this.titles = titles;
    }

    /// Writes row by row, so that no large text is ever held.
    ///
    /// @param words what the columns before the figures are called
    void write(List<String> words, List<IntervalRow> rows, Writer to) throws IOException {
        List<Metric> metrics = Metric.of(by);
        to.write(MARK_OF_UTF8);
        var head = new ArrayList<>(words);
        metrics.forEach(metric -> head.add(titles.apply(metric)));
        line(head, to);
        for (IntervalRow row : rows) {
            var cells = new ArrayList<String>();
            cells.add(time(row.from()));
            cells.add(time(row.to()));
            cells.add(String.valueOf(by == Metric.By.QUEUE ? row.queueId() : row.agentId()));
            cells.add(harmless(row.name()));
            if (by == Metric.By.QUEUE) {
                cells.add(harmless(row.channel()));
                cells.add(harmless(row.tempo()));
            }
            metrics.forEach(metric -> cells.add(number(row.values().get(metric.key()))));
            line(cells, to);
        }
        to.flush();
    }

    /// With the offset of the zone, so that the two hours at the end of summer time are told apart.
    private String time(@Nullable Instant at) {
        return at == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static String number(@Nullable Double value) {
        return value == null
                ? ""
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /// With an apostrophe where a spreadsheet would begin to calculate.
    static String harmless(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return FORMULA.matcher(text.stripLeading()).matches()
                        || FORMULA.matcher(text).matches()
                ? "'" + text
                : text;
    }

    private static void line(List<String> cells, Writer to) throws IOException {
        String separator = "";
        for (String cell : cells) {
            to.write(separator);
            to.write(quoted(cell));
            separator = ",";
        }
        to.write("\r\n");
    }

    private static String quoted(String cell) {
        return SPECIAL.matcher(cell).find() || !cell.equals(cell.strip())
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
