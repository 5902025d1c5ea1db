package parley.insight.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import parley.insight.report.IntervalReport.IntervalRow;

class ReportCsvTest {

    @Test
    void writesWhatASpreadsheetOpensAndTellsTheTwoHoursApart() throws IOException {
        var written = new StringWriter();
        new ReportCsv(Metric.By.QUEUE, ZoneId.of("Europe/Berlin"), Metric::key)
                .write(
                        List.of("from", "to", "queue-id", "queue", "channel", "tempo"),
                        List.of(row("2026-10-25T00:30:00Z", "A, \"B\""), row("2026-10-25T01:30:00Z", "销售")),
                        written);

        List<String> lines = List.of(written.toString().split("\r\n", -1));
        assertThat(lines.getFirst()).startsWith("\uFEFFfrom,to,queue-id,queue,channel,tempo,offered,answered,");
        assertThat(lines.get(1))
                .startsWith("2026-10-25T02:30:00+02:00,2026-10-25T02:30:00+01:00,")
                .contains(",\"A, \"\"B\"\"\",test,live-text,1200,0.125,");
        assertThat(lines.get(2)).startsWith("2026-10-25T02:30:00+01:00,").contains(",销售,");
        assertThat(lines).hasSize(4).last().isEqualTo("");
    }

    @Test
    void makesHarmlessWhatASpreadsheetWouldCalculate() {
        for (String formula : List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "  =cmd|' /C calc'!A0",
                "＝1",
                "＋1",
                "－1",
                "＠A1",
                "\n=1")) {
            assertThat(ReportCsv.harmless(formula)).isEqualTo("'" + formula);
        }
        assertThat(ReportCsv.harmless("Sales = good - bad")).isEqualTo("Sales = good - bad");
        assertThat(ReportCsv.harmless(null)).isEmpty();
    }

    private static IntervalRow row(String from, String name) {
        Instant at = Instant.parse(from);
        return new IntervalRow(
                at,
                at.plusSeconds(3600),
                new UUID(0, 1),
                null,
                name,
                "test",
                "live-text",
                Map.of("offered", 1200.0, "answered", 0.125));
    }
}
