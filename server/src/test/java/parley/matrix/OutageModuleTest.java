package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import parley.testing.Wire;
import tools.jackson.databind.json.JsonMapper;

/// A database that is away for a while: clear refusals that say when to come again, and work goes on
/// by itself when it is back.
class OutageModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void refusesWhileTheDatabaseIsAwayAndGoesOnAfterwards() throws IOException {
        try (Wire wire = new Wire(DATABASE.address());
                Centre centre = Centre.start(wire.address(), folder)) {
            String channel = JsonMapper.shared()
                    .readTree(Files.readString(folder.resolve("demo.json")))
                    .path("channelId")
                    .asString();
            String webchat = "/api/v1/webchat/" + channel;
            String visitor = centre.ask("POST", webchat + "/visitors", "{\"language\":\"en\"}", null)
                    .json()
                    .path("token")
                    .asString();
            assertThat(say(centre, webchat, visitor).status()).isLessThan(300);

            wire.cut();
            Centre.Answer refused = say(centre, webchat, visitor);
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.headers()).containsKey("retry-after");
            assertThat(centre.ask("POST", webchat + "/visitors", "{\"language\":\"en\"}", null)
                            .status())
                    .isEqualTo(503);
            assertThat(centre.ask("GET", "/health/ready", null, null).status()).isEqualTo(503);
            assertThat(centre.ask("GET", "/health/live", null, null).status()).isEqualTo(200);

            wire.mend();
            Instant end = Instant.now().plus(Duration.ofSeconds(60));
            Centre.Answer again = say(centre, webchat, visitor);
            while (again.status() == 503 && Instant.now().isBefore(end)) {
                again = say(centre, webchat, visitor);
            }
            assertThat(again.status()).as(again.body()).isLessThan(300);
            assertThat(centre.ask("GET", "/health/ready", null, null).status()).isEqualTo(200);
        }
    }

    private static Centre.Answer say(Centre centre, String webchat, String visitor) {
        return centre.ask("POST", webchat + "/messages", "{\"text\":\"still there\"}", visitor);
    }
}
