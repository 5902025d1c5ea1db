package parley.insight.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.platform.kernel.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErlangToolTest {

    private static final String HEADER =
            "case,model,calls_per_hour,aht_s,agents,patience_mean_s,threshold_s," + "offered_erlangs,quantity,note\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysTheFiguresOfTheTextbook() {
        JsonNode line = one("--model c --calls 100 --per 30m --aht 180 --agents 14 --threshold 20");

        assertThat(line.path("pwait").asDouble()).isEqualTo(0.174131933595, within(1e-11));
        assertThat(line.path("sl").asDouble()).isEqualTo(0.888350019179, within(1e-11));
        assertThat(line.path("asa").asDouble()).isEqualTo(7.83593701178, within(1e-10));
        assertThat(line.path("occupancy").asDouble()).isEqualTo(10 / 14.0, within(1e-15));
        assertThat(line.path("abandon").asDouble()).isZero();
        assertThat(line.has("problems")).isFalse();
    }

    @Test
    void saysHowManyAgentsATargetTakes() {
        assertThat(one("--model c --calls 100 --per 30m --aht 180 --target 80/20")
                        .path("agents")
                        .asInt())
                .isEqualTo(14);
        assertThat(one("--model a --calls 1200 --aht 5m --patience 150 --target 80/20")
                        .path("agents")
                        .asInt())
                .isEqualTo(99);
        assertThat(one("--model a --calls 1200 --aht 5m --patience 150s --target 3%")
                        .path("agents")
                        .asInt())
                .isEqualTo(104);
        assertThat(one("--model b --calls 300 --aht 240 --target 1%")
                        .path("agents")
                        .asInt())
                .isEqualTo(30);
        JsonNode both = one("--model c --calls 100 --per 30m --aht 180 --agents 12 --target 0.8/20s");
        assertThat(both.path("agents").asInt()).isEqualTo(12);
        assertThat(both.path("agentsNeeded").asInt()).isEqualTo(14);
    }

    @Test
    void answeredAtOnceIsAThresholdToo() {
        JsonNode line = one("--model c --calls 60 --aht 60 --agents 2 --threshold 0");

        assertThat(line.path("sl").asDouble()).isEqualTo(2 / 3.0, within(1e-15));
        assertThat(one("--model c --calls 60 --aht 60 --target 60/0")
                        .path("agents")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void countsThoseWhoGiveUp() {
        JsonNode line = one("--model a --calls 48 --per 1m --aht 60 --agents 50 --threshold 10 --patience 2m");

        assertThat(line.path("abandon").asDouble()).isEqualTo(0.0309122491622, within(1e-12));
        assertThat(line.path("sl").asDouble()).isEqualTo(0.832576472083, within(1e-11));
        assertThat(line.path("slAll").asDouble()).isEqualTo(0.856362910511, within(1e-11));
        assertThat(one("--model b --calls 60 --aht 60 --agents 2")
                        .path("pblock")
                        .asDouble())
                .isEqualTo(0.2, within(1e-15));
    }

    @Test
    void saysOfALineWithoutEndThatItHasNone() {
        JsonNode line = one("--model c --calls 100 --per 30m --aht 180 --agents 10");

        assertThat(line.path("pwait").asDouble()).isEqualTo(1);
        assertThat(line.path("asa").isNull()).isTrue();
        assertThat(line.path("problems").get(0).asString()).contains("grows without end");
        assertThat(one("--model c --calls 100 --per 30m --aht 180 --agents 14 --patience 60")
                        .path("problems")
                        .get(0)
                        .asString())
                .contains("--model a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --model d --calls 1 --aht 1 --agents 1              | --model is b
            --model c --calls 0 --aht 1 --agents 1              | --calls needs a number above 0 and below a trillion, not 0.
            --model c --calls -5 --aht 1 --agents 1             | --calls needs a number above 0 and below a trillion, not -5.
            --model c --calls 1e999 --aht 1 --agents 1          | --calls needs a number above 0
            --model b --calls 1e200 --aht 1e200 --agents 1      | --calls needs a number above 0
            --model c --calls 1e-300 --aht 1 --agents 1         | --calls needs a number above 0
            --model c --calls NaN --aht 1 --agents 1            | --calls needs a number above 0
            --model c --calls 1 --aht soon --agents 1           | --aht needs a time above 0
            --model c --calls 1 --aht 0s --agents 1             | --aht needs a time above 0
            --model c --calls 1 --aht 1e300h --agents 1         | --aht needs a time above 0
            --model c --calls 1 --aht 1 --agents 0              | --agents needs a whole number from 1 to 1000000, not 0.
            --model c --calls 1 --aht 1 --agents 1.5            | --agents needs a whole number
            --model c --calls 1 --aht 1 --agents 99999999999    | --agents needs a whole number
            --model c --calls 1 --aht 1                         | Give --agents
            --model a --calls 1 --aht 1 --agents 1              | --patience is needed
            --model c --calls 1 --aht 1 --target 100/20         | A target is written 80/20
            --model c --calls 1 --aht 1 --target 3%              | The goal 3% is not one of the model c.
            --model b --calls 1 --aht 1 --target 80/20          | The goal 80/20 is not one of the model b.
            --model c --calls 1 --aht 1 --agents                | --agents needs a value after it.
            --model c --calls 1 --aht 1 --agents 1 --colour red | There is no option --colour
            --model c --agents 1                                | --calls is needed
            --cases nowhere.csv                                 | The file nowhere.csv cannot be read.
            """)
    void refusesWhatItCannotCountWith(String words, String sentence) {
        Answer answer = run(new ErlangTool(), words.split(" "));

        assertThat(answer.output()).isEmpty();
        assertThat(answer.errors()).startsWith("parley: ").contains(sentence);
        assertThat(answer.exit()).isIn(1, 2);
    }

    @Test
    void refusesInTheLanguageOfThePerson() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(run(new ErlangTool(), "--model", "d").errors()).contains("--model 应为");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsModelsAndNotesAsPeopleWriteThem() throws IOException {
        List<JsonNode> lines = cases(HEADER
                + "1,ErlangB,120,60,2,,,2,pblock,\"a=2,n=2: exactly 2/5\"\n"
                + "2,Erlang C,60,60,2,,20,1,pwait,\n"
                + "3,erlang-a,60,60,1,60,20,1,pab,\n"
                + "4,ErlangC staffing,200,180,,,20,10,min_agents,SL>=0.8 in 20s\n"
                + "5,ErlangA staffing,1200,300,,150,20,100,min_agents,P(ab) <= 3%\n"
                + "6,ErlangB staffing,300,240,,,,20,min_agents,P(block)<=0.01\n"
                + "7,M/M/n static priority,2.7/6.3 per AHT,1,10,,,,mean_wait_class2_in_AHT_units,Cobham\n"
                + "8,M/M/n accumulating priority (ageing) b=1/0.25,2.7/6.3 per AHT,1,10,,,,"
                + "mean_wait_class1_in_AHT_units,\n"
                + "9,\"blending: unlimited e-mail, keep 4 agents free for calls\",480.0,300,50,,,,call_SL_20s,x\n"
                + "10,\"blending: unlimited e-mail, keep 4 agents free for calls\",480.0,300,50,,,,emails_per_hour,x\n"
                + "11,\"blending: unlimited e-mail, keep 1 agent free for calls\",480,300,50,,30,,call_SL,\n"
                + "12,ErlangC staffing,200,180,,,,10,min_agents,\"SL>=80% within 20s and occ<=0.7\"\n"
                + "13,M/M/n static priority,32.4/75.6 per hour,300,10,,,,mean_wait_class1,\n");

        assertThat(lines)
                .extracting(line -> line.path("value").asDouble())
                .usingComparatorForType((one, other) -> Math.abs(one - other) <= 5e-7 * other ? 0 : 1, Double.class)
                .containsExactly(
                        0.4,
                        1 / 3.0,
                        Math.exp(-1),
                        14.0,
                        104.0,
                        30.0,
                        0.916070581,
                        0.272523819,
                        0.782040545,
                        101.19048,
                        1 - 0.8 / Math.E,
                        15.0,
                        27.4821174);
        assertThat(lines.get(3).path("value").toString()).isEqualTo("14");
    }

    @Test
    void givesEveryRowItsLineAndSaysWhatIsWrongWithIt() throws IOException {
        List<JsonNode> lines = cases("\uFEFF" + HEADER.replace(",", " , ").replace("\n", "\r\n")
                + "1,ErlangX,1,1,1,,,1,pwait,\r\n"
                + "2,ErlangC,many,1,1,,,1,pwait,\r\n"
                + "3,ErlangC,60,60,none,,20,1,pwait,\r\n"
                + "4,ErlangC,60,60,1,,20,1,asa,\r\n"
                + "5,ErlangC,60,60,2,,20,1,colour,\r\n"
                + "6,ErlangA,60,60,2,,20,1,pwait,\r\n"
                + "7,ErlangC staffing,60,60,,,20,1,min_agents,soon enough\r\n"
                + "8,ErlangC staffing,60,60,,,20,1,min_agents,SL<=0.8\r\n"
                + "9,M/M/n static priority,5/5 per AHT,1,10,,,,mean_wait_class1_in_AHT_units,\r\n"
                + "10,M/M/n static priority,1/2 per AHT,1,10,,,,mean_wait_class3_in_AHT_units,\r\n"
                + "11,M/M/n ageing,1/2 per AHT,1,10,,,,mean_wait_class1_in_AHT_units,\r\n"
                + "12,\"blending, keep 60 agents free\",480,300,50,,,,emails_per_hour,\r\n"
                + "\r\n"
                + "13,ErlangC\r\n"
                + "14,ErlangC,60,60,2,,20,1,pwait,\"with a \"\"quote\"\", and\na break\"\r\n");

        assertThat(lines).hasSize(14);
        for (JsonNode line : lines.subList(0, 13)) {
            assertThat(line.path("value").isNull()).as(line.toString()).isTrue();
            assertThat(line.path("problems").get(0).asString()).isNotBlank();
        }
        assertThat(lines.getLast().path("value").asDouble()).isEqualTo(1 / 3.0, within(1e-15));
        assertThat(lines)
                .extracting(line -> line.path("case").asString())
                .startsWith("1", "2")
                .endsWith("14");
    }

    @Test
    void refusesAFileThatIsNoTable() throws IOException {
        Path file = folder.resolve("cases.csv");
        Files.writeString(file, "a,b\n1,2\n");
        assertThat(run(new ErlangTool(), "--cases", file.toString()).errors()).contains("has no column case");
        Files.writeString(file, HEADER + "1,\"ErlangC\n");
        assertThat(run(new ErlangTool(), "--cases", file.toString()).errors()).contains("begins in line 2");
        Files.writeString(file, "");
        assertThat(run(new ErlangTool(), "--cases", file.toString()).exit()).isEqualTo(2);
        Files.writeString(file, HEADER);
        assertThat(run(new ErlangTool(), "--cases", file.toString())).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void agreesWithTheReferenceValuesToSixDigits() throws IOException {
        String data = System.getenv("PARLEY_EVAL_DATA");
        assumeTrue(data != null, "PARLEY_EVAL_DATA names no folder with reference values");
        Path file = Path.of(data).resolve("erlang-cases.csv");
        List<Map<String, String>> rows = Csv.table(Files.readString(file));
        List<JsonNode> lines = lines(run(new ErlangTool(), "--cases", file.toString()));

        assertThat(rows).isNotEmpty();
        assertThat(lines).hasSameSizeAs(rows);
        var wrong = new ArrayList<String>();
        for (int at = 0; at < rows.size(); at++) {
            String expected = rows.get(at).getOrDefault("value", "");
            JsonNode line = lines.get(at);
            double value = line.path("value").asDouble(Double.NaN);
            if (!(Math.abs(value - Double.parseDouble(expected)) <= 5e-7 * Math.abs(Double.parseDouble(expected)))) {
                wrong.add(line + " instead of " + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// What a tool left behind.
    record Answer(int exit, String output, String errors) {}

    static Answer run(Tool tool, String... words) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        try {
            int exit = tool.run(
                    List.of(words),
                    new PrintStream(output, true, StandardCharsets.UTF_8),
                    new PrintStream(errors, true, StandardCharsets.UTF_8));
            return new Answer(exit, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    static List<JsonNode> lines(Answer answer) {
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.exit()).isZero();
        return answer.output().lines().map(ErlangToolTest::json).toList();
    }

    private static JsonNode json(@Nullable String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static JsonNode one(String words) {
        List<JsonNode> lines = lines(run(new ErlangTool(), words.split(" ")));
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private List<JsonNode> cases(String text) throws IOException {
        Path file = folder.resolve("cases.csv");
        Files.writeString(file, text);
        return lines(run(new ErlangTool(), "--cases", file.toString()));
    }
}
