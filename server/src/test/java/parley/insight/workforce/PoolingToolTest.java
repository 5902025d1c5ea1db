package parley.insight.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PoolingToolTest {

    @ParameterizedTest
    @CsvSource({"20, 25 28 35 40 60", "100, 108 114 125 140 160", "500, 513 522 540 570 600"})
    void theMoreQueuesTheMoreAgents(String erlangs, String agents) {
        List<JsonNode> lines = lines("--erlangs", erlangs, "--queues", "1,2,5,10,20", "--aht", "300").stream()
                .filter(line -> line.path("kind").asString().equals("pooling"))
                .toList();

        assertThat(lines).extracting(line -> line.path("queues").asInt()).containsExactly(1, 2, 5, 10, 20);
        assertThat(String.join(
                        " ",
                        lines.stream()
                                .map(line -> line.path("agents").toString())
                                .toList()))
                .isEqualTo(agents);
    }

    /// Forty erlangs, fifty agents: the exact frontier of one team that does both.
    @Test
    void oneTeamForBothDoesWhatTwoCannot() {
        List<JsonNode> lines = blending(
                "--erlangs", "40", "--queues", "1", "--aht", "300", "--target", "80/20", "--reserve", "0,2,4,5,8,50");

        assertThat(lines)
                .extracting(line -> Math.round(line.path("sl").asDouble() * 1000))
                .startsWith(487L, 670L, 782L, 820L, 890L);
        assertThat(lines)
                .extracting(line -> Math.round(line.path("emailsPerHour").asDouble() * 10))
                .containsExactly(1200L, 1133L, 1012L, 940L, 711L, 0L);
        assertThat(lines.getFirst().path("occupancy").asDouble()).isEqualTo(1, within(1e-12));
        assertThat(lines.subList(0, 5))
                .allSatisfy(line -> assertThat(line.path("emailsPerHour").asDouble())
                        .isGreaterThan(line.path("separateEmailsPerHour").asDouble()));
    }

    @Test
    void theFrontierEndsWhereTheTargetIsReached() {
        List<JsonNode> lines = blending("--erlangs", "40", "--aht", "5m", "--target", "80/20", "--agents", "50");

        assertThat(lines).extracting(line -> line.path("reserve").asInt()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(lines.get(4).path("sl").asDouble()).isLessThan(0.8);
        assertThat(lines.get(5).path("sl").asDouble()).isGreaterThan(0.8);
    }

    @Test
    void countsThoseWhoGiveUpWherePatienceIsSaid() {
        assertThat(lines("--erlangs", "100", "--queues", "1", "--aht", "300", "--patience", "150")
                        .getFirst()
                        .path("agents")
                        .asInt())
                .isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --erlangs 0 --aht 300                           | --erlangs needs a number above 0
            --erlangs 100                                   | --aht is needed
            --erlangs 100 --aht 300 --queues 0              | --queues needs a whole number from 1
            --erlangs 100 --aht 300 --queues 1,two          | --queues needs a whole number
            --erlangs 100 --aht 300 --queues 1,             | --queues needs a whole number
            --erlangs 100 --aht 300 --target 3%             | A target is written 80/20
            --erlangs 100 --aht 300 --agents 110 --reserve 111 | A reserve of 111 agents
            --erlangs 100 --aht 300 --agents 100            | grows without end
            --erlangs 1e9 --aht 300                         | Not even 1000000 agents
            """)
    void refusesWhatItCannotCountWith(String words, String sentence) {
        ErlangToolTest.Answer answer = ErlangToolTest.run(new PoolingTool(), words.split(" "));

        assertThat(answer.output()).isEmpty();
        assertThat(answer.errors()).startsWith("parley: ").contains(sentence);
        assertThat(answer.exit()).isEqualTo(2);
    }

    private static List<JsonNode> blending(String... words) {
        return lines(words).stream()
                .filter(line -> line.path("kind").asString().equals("blending"))
                .toList();
    }

    private static List<JsonNode> lines(String... words) {
        return ErlangToolTest.lines(ErlangToolTest.run(new PoolingTool(), words));
    }
}
