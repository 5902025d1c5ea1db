package parley.work.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.kernel.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SimulateToolTest {

    private static final Path SAMPLES = Path.of("../docs/guide/scenarios");
    private static final int SPOILED = 500;

    @TempDir
    private Path folder;

    private record Said(int exit, List<JsonNode> lines, String output, String errors) {
        JsonNode line(String scope, String name, String configuration) {
            return lines.stream()
                    .filter(line -> line.path("scope").asString("").equals(scope)
                            && line.path("name").asString("").equals(name)
                            && line.path("configuration").asString("").equals(configuration)
                            && !line.has("against"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Said says(String... arguments) throws IOException {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int exit = new SimulateTool()
                .run(
                        List.of(arguments),
                        new PrintStream(output, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8));
        String text = output.toString(StandardCharsets.UTF_8);
        return new Said(
                exit,
                text.lines().map(line -> JsonMapper.shared().readTree(line)).toList(),
                text,
                errors.toString(StandardCharsets.UTF_8));
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.json"), text).toString();
    }

    @Test
    void runsTheSampleOfThreeSitesAndSaysWhatMergingThemGains() throws IOException {
        Said said = says(file(sample("three-sites.json").replace("\"runs\": 20", "\"runs\": 4")));

        assertThat(said.errors()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.lines().getFirst().path("runs").asInt()).isEqualTo(4);
        double apart = said.line("all", "", "apart").at("/serviceLevel/mean").asDouble();
        double together =
                said.line("all", "", "together").at("/serviceLevel/mean").asDouble();
        JsonNode gain = said.lines().stream()
                .filter(line ->
                        line.has("against") && line.path("scope").asString().equals("all"))
                .findFirst()
                .orElseThrow()
                .path("serviceLevel");
        assertThat(together).isGreaterThan(apart);
        assertThat(gain.path("mean").asDouble()).isBetween(together - apart - 1e-9, together - apart + 1e-9);
        assertThat(gain.path("halfWidth").asDouble())
                .isBetween(0.0, gain.path("mean").asDouble());
        assertThat(said.line("agents", "team south", "apart")
                        .at("/occupancy/mean")
                        .asDouble())
                .isBetween(0.6, 0.95);
    }

    @Test
    void theSameSeedWritesTheSameBytesAndAnotherSeedOthers() throws IOException {
        String scenario = file(sample("working-day.json").replace("\"runs\": 20", "\"runs\": 2"));
        Path first = folder.resolve("first.log");
        Path second = folder.resolve("second.log");
        Path other = folder.resolve("other.log");

        Said said = says(scenario, "--seed", "7", "--log", first.toString());
        assertThat(said.errors()).isEmpty();
        assertThat(says("--log", second.toString(), scenario, "--seed", "7").output())
                .isEqualTo(said.output());
        says(scenario, "--seed", "8", "--log", other.toString());

        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
        assertThat(Files.mismatch(first, other)).isNotNegative();
        List<String> log = Files.readAllLines(first);
        assertThat(log).hasSizeGreaterThan(3_000);
        JsonNode line = JsonMapper.shared().readTree(log.getFirst());
        assertThat(line.path("configuration").asString()).isEqualTo("today");
        assertThat(line.path("at").isNumber()).isTrue();
        assertThat(line.path("event").asString()).isNotEmpty();
        assertThat(said.lines().stream()
                        .filter(one -> one.path("scope").asString("").equals("interval") && !one.has("against")))
                .hasSize(3 * 10 * 2);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithTheSentenceThatSaysWhere() throws IOException {
        String good = sample("three-sites.json");

        assertThat(refusal(good.replace("\"patience\": \"3m\"", "\"patience\": \"3 minutes\"")))
                .contains("$.contacts[0].patience", "\"3 minutes\"", "\"20s\"");
        assertThat(refusal(good.replace("\"target\": \"20s\"}", "\"tarket\": \"20s\"}")))
                .contains("$.queues[0]", "\"tarket\"", "target");
        assertThat(refusal(good.replace("\"queues\": [\"south\"]", "\"queues\": [\"sud\"]")))
                .contains("$.agents[2].queues[0]", "\"sud\"", "north");
        assertThat(refusal(good.replace("\"count\": 9", "\"count\": -9"))).contains("$.agents[0].count", "-9");
        assertThat(refusal(good.replace("\"count\": 9", "\"count\": 1e300"))).contains("$.agents[0].count");
        assertThat(refusal(good.replace("\"count\": 9", "\"count\": " + "9".repeat(900))))
                .contains("$.agents[0].count");
        assertThat(refusal(good.replace("\"version\": 1", "\"version\": 2"))).contains("version 1");
        assertThat(refusal(good.replace("\"runs\": 20,", "\"runs\": 20, \"runs\": 20,")))
                .contains("line 5");
        assertThat(refusal(good.replace("\"perHour\": 100", "\"perHour\": 9999999")))
                .contains("contacts");
        assertThat(refusal(good.replace("\"name\": \"middle\"", "\"name\": \"north\"")))
                .contains("$.queues[1].name", "\"north\"");
        assertThat(refusal(good.replace("\"calls south\": \"all sites\"", "\"calls sud\": \"all sites\"")))
                .contains("routes", "\"calls sud\"");
        assertThat(refusal(good.replace("team north", "team \\\" north"))).contains("$.agents[0].name");
        assertThat(refusal(good.replace("\"channel\": \"call\"", "\"channel\": \"../call\"")))
                .contains("$.contacts[0].channel", "../call");
        assertThat(refusal("")).isNotBlank();
        assertThat(refusal("[]")).contains("$:");
        assertThat(refusal("[".repeat(5_000))).isNotBlank();
        assertThat(refusal("{} {}")).isNotBlank();
    }

    @Test
    void aStrategyWithoutAnEndAndOneThatGoesInACircleAreRefused() throws IOException {
        String good = sample("three-sites.json");

        assertThat(refusal(good.replace(
                        "{\"name\": \"south\", \"target\": \"20s\"}",
                        "{\"name\": \"south\", \"steps\": [{\"for\": \"20s\"}]}")))
                .contains("$.queues[2].steps");
        assertThat(
                        refusal(
                                good.replace(
                                                "{\"name\": \"north\", \"target\": \"20s\"}",
                                                "{\"name\": \"north\", \"steps\": [{\"for\": \"20s\", \"then\": {\"queue\": \"south\"}}]}")
                                        .replace(
                                                "{\"name\": \"south\", \"target\": \"20s\"}",
                                                "{\"name\": \"south\", \"steps\": [{\"for\": \"20s\", \"then\": {\"queue\": \"north\"}}]}")))
                .contains("\"north\"");
        Said overflow = says(file(good.replace(
                        "{\"name\": \"north\", \"target\": \"20s\"}",
                        "{\"name\": \"north\", \"steps\": [{\"for\": \"20s\", \"then\": {\"queue\": \"south\"}}]}")
                .replace("\"runs\": 20", "\"runs\": 1")));
        assertThat(overflow.errors()).isEmpty();
    }

    @Test
    void aWrongCommandLineIsAnsweredWithTheUsage() throws IOException {
        assertThat(says().exit()).isEqualTo(2);
        assertThat(says("--seed", "x", "a.json").exit()).isEqualTo(2);
        assertThat(says("a.json", "b.json").errors()).contains("--log FILE");
        assertThat(says(folder.resolve("none.json").toString()).exit()).isEqualTo(1);
        assertThat(says(file(sample("three-sites.json")), "--log", folder.toString())
                        .errors())
                .contains("log");
    }

    private String refusal(String text) throws IOException {
        Said said = says(file(text));
        assertThat(said.exit()).as(said.output()).isEqualTo(1);
        assertThat(said.output()).isEmpty();
        assertThatThrownBy(() -> ScenarioReader.read(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.text(Locale.CHINESE)).containsPattern("\\p{IsHan}"));
        return said.errors();
    }

    /// Whatever is spoiled in a file: it is read, or refused by a sentence.
    @Test
    void spoiledFilesAreReadOrRefusedAndNeverBreakAnything() throws IOException {
        JsonNode good = JsonMapper.shared().readTree(sample("working-day.json"));
        int refused = 0;
        for (int seed = 0; seed < SPOILED; seed++) {
            JsonNode spoiled = good.deepCopy();
            spoil(spoiled, new Random(seed));
            try {
                ScenarioReader.read(spoiled.toString());
            } catch (ProblemException problem) {
                refused++;
                assertThat(problem.text(Locale.ENGLISH)).isNotBlank();
            }
        }
        assertThat(refused).isGreaterThan(SPOILED / 2);
    }

    private static void spoil(JsonNode root, Random random) {
        JsonNode at = root;
        while (true) {
            JsonNode child = at.isObject()
                    ? at.get(List.copyOf(at.propertyNames()).get(random.nextInt(at.size())))
                    : at.get(random.nextInt(at.size()));
            if (requireNonNull(child).isContainer() && !child.isEmpty() && random.nextInt(6) > 0) {
                at = child;
                continue;
            }
            JsonNode junk = JsonMapper.shared().readTree(JUNK.get(random.nextInt(JUNK.size())));
            if (at instanceof ObjectNode object) {
                String name = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                object.set(random.nextInt(5) == 0 ? name + "x" : name, junk);
            } else {
                ((ArrayNode) at).set(random.nextInt(at.size()), junk);
            }
            return;
        }
    }

    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e308",
            "0.5",
            "99999999999999999999",
            "\"\"",
            "\"20s\"",
            "\"0s\"",
            "\"-5m\"",
            "\"999999999d\"",
            "\"\\u0000\"",
            "\"坐席\"",
            "[]",
            "[[]]",
            "{}",
            "{\"exactly\": \"1m\"}",
            "{\"queue\": \"service\"}",
            "\"${jndi:x}\"");
}
