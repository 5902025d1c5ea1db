package parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import parley.Requirement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A centre under load is killed again and again, and keeps every word that it had acknowledged,
/// once, in order, with somebody to answer it.
class CrashTestProcessTest {

    private static final String LONG = "PARLEY_TEST_LONG";

    @Test
    void keepsEveryAcknowledgedWordThroughTenKills() {
        JsonNode findings = crashTest(Duration.ofMinutes(20), "--kills", "10", "--seconds", "2", "--seed", "1");

        assertThat(findings.path("kills").asInt()).isEqualTo(10);
        assertThat(findings.path("acknowledged").asInt()).isPositive();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = LONG, matches = ".+")
    void keepsEveryAcknowledgedWordThroughTwoHundredKills() {
        JsonNode findings = crashTest(Duration.ofHours(3), "--kills", "200", "--seconds", "2", "--seed", "2");

        assertThat(findings.path("kills").asInt()).isEqualTo(200);
    }

    @Test
    @Requirement("0-98")
    @EnabledIfEnvironmentVariable(named = LONG, matches = ".+")
    void storesAHundredThousandMessagesThroughTwentyKills() {
        JsonNode findings = crashTest(
                Duration.ofHours(2), "--kills", "20", "--seconds", "15", "--messages", "100000", "--seed", "3");

        assertThat(findings.path("acknowledged").asInt()).isGreaterThanOrEqualTo(100_000);
        // what was stored and its acknowledgement cut off by a kill was sent again and recognised
        assertThat(findings.path("stored").asInt())
                .isEqualTo(findings.path("acknowledged").asInt());
    }

    private static JsonNode crashTest(Duration limit, String... options) {
        var arguments = new ArrayList<>(List.of("tool", "crash-test"));
        arguments.addAll(List.of(options));
        try (ParleyProcess tool = ParleyProcess.run(new ParleyProcess.Launch().asBuilt(), arguments)) {
            int exit = tool.awaitExit(limit);
            assertThat(tool.output()).as(() -> String.join("\n", tool.errors())).hasSize(1);
            JsonNode findings = JsonMapper.shared().readTree(tool.output().getFirst());

            assertThat(exit).as(findings.toString()).isZero();
            assertThat(findings.path("offers").asInt()).isPositive();
            for (String fault : List.of("lost", "doubled", "stuck", "overlaps")) {
                assertThat(findings.path(fault).asInt(-1)).as(fault).isZero();
            }
            assertThat(findings.path("isAuditWhole").asBoolean()).isTrue();
            return findings;
        }
    }
}
