package parley.work.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptimaToolTest {

    private static final String HEADER = "instance,lam1,lam2,mu_pool1_class1,mu_pool2_class1,mu_pool2_class2,"
            + "theta1,theta2,n1,n2,h1,h2,abandon_penalty1,abandon_penalty2,Q1,Q2,what_is_best\n";

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(before);
    }

    /// With a clock that goes on by ten seconds whenever it is looked at, so that it is soon late.
    private int run(String... words) {
        var seconds = new AtomicLong();
        var tool = new OptimaTool(() -> Instant.ofEpochSecond(seconds.addAndGet(10)), new Trial.Length(500, 30));
        return tool.run(
                List.of(words),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("systems.csv"), text).toString();
    }

    private List<JsonNode> lines() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void eachSystemHasItsLineInTheOrderOfTheFile() throws IOException {
        String file = file("\uFEFF" + HEADER
                + "\"two pools, light\",1,0.5,1,1,1,0.5,0.5,2,2,1,1,0,0,10,10,?\n"
                + "\n"
                + "one pool,1,1,,1,0.5,0.5,0.5,0,4,2,1,0,0,10,10,?\n");

        assertThat(run("--minutes", "1", "--cases", file)).isZero();

        assertThat(lines())
                .extracting(line -> line.get("instance").asString())
                .containsExactly("two pools, light", "one pool");
        assertThat(lines()).allSatisfy(line -> {
            assertThat(line.propertyNames()).containsExactly("instance", "costRate", "halfWidth");
            assertThat(line.get("costRate").asDouble()).isPositive();
            assertThat(line.get("halfWidth").asDouble()).isPositive();
        });
        assertThat(errors.size()).isZero();
    }

    @Test
    void aSystemThatCannotBeCountedWithSaysWhy() throws IOException {
        String good = "1,0.5,1,1,1,0.5,0.5,2,2,1,1,0,0,10,10";
        String file = file(HEADER
                + "negative,-" + good + "\n"
                + "words,many," + good.substring(2) + "\n"
                + "nobody," + good.replace(",2,2,", ",0,0,") + "\n"
                + "nothing,0,0" + good.substring(5) + "\n"
                + "half an agent," + good.replace(",2,2,", ",2,1.5,") + "\n"
                + "short,1\n"
                + "huge,1e30" + good.substring(1) + "\n");

        assertThat(run("--cases", file)).isZero();

        assertThat(lines())
                .allSatisfy(line -> assertThat(line.get("costRate").isNull()).isTrue());
        assertThat(lines())
                .extracting(line -> line.get("problems").get(0).asString())
                .containsExactly(
                        "The column lam1 needs a number from 0 to 1000000, not -1.",
                        "The column lam1 needs a number from 0 to 1000000, not many.",
                        "There is nobody: n1 and n2 are both 0.",
                        "Nothing comes: lam1 and lam2 are both 0.",
                        "The column n2 needs a whole number from 0 to 10000, not 1.5.",
                        "The column n1 needs a whole number from 0 to 10000, not .",
                        "The column lam1 needs a number from 0 to 1000000, not 1e30.");
    }

    @Test
    void wrongUsageAndFilesAreRefusedInBothLanguages() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--cases")).isEqualTo(2);
        assertThat(run("--case", "x")).isEqualTo(2);
        assertThat(run("--cases", "x", "--minutes", "0")).isEqualTo(2);
        assertThat(run("--cases", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(run("--cases", file("instance,lam1\na,1\n"))).isEqualTo(2);
        assertThat(run("--cases", file(HEADER))).isEqualTo(2);
        assertThat(run("--cases", file(""))).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .hasSize(8)
                .contains("parley: Usage: ./parley tool optima --cases FILE.csv [--minutes N], where N is 1 to 600"
                        + " (10 unless given).")
                .anySatisfy(line -> assertThat(line).contains("cannot be read"))
                .anySatisfy(line -> assertThat(line).contains("has no column lam2"))
                .anySatisfy(line -> assertThat(line).contains("has no line below its header"));
        Locale.setDefault(Locale.CHINESE);
        errors.reset();
        assertThat(run("--cases", folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("无法读取文件");
        assertThat(output.size()).isZero();
    }
}
