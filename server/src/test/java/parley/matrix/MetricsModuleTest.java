package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What monitoring gets: the figures of a centre in which a visitor waits, by a token for nothing else.
class MetricsModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void aTokenForFiguresReadsFiguresOnly() throws IOException {
        try (Centre centre = Centre.start(DATABASE.address(), folder)) {
            JsonNode demo = JsonMapper.shared().readTree(Files.readString(folder.resolve("demo.json")));
            String administrator = "";
            for (JsonNode account : demo.path("accounts")) {
                if (account.path("role").asString().equals("administrator")) {
                    administrator = account.path("token").asString();
                }
            }
            String token = centre.ask(
                            "POST",
                            "/api/v1/tokens",
                            "{\"name\":\"prometheus\",\"permissions\":[\"metrics.read\"]}",
                            administrator)
                    .json()
                    .path("token")
                    .asString();
            String webchat = "/api/v1/webchat/" + demo.path("channelId").asString();
            String visitor = centre.ask("POST", webchat + "/visitors", "{\"language\":\"en\"}", null)
                    .json()
                    .path("token")
                    .asString();
            centre.ask("POST", webchat + "/messages", "{\"text\":\"hello\"}", visitor);

            Centre.Answer figures = centre.ask("GET", "/metrics", null, token);

            assertThat(figures.status()).as(figures.body()).isEqualTo(200);
            assertThat(figures.body())
                    .containsPattern("parley_routing_waiting\\{queue=\"[^\"]+\"} 1.0")
                    .containsPattern("parley_routing_oldest_seconds\\{queue=\"[^\"]+\"} ")
                    .containsPattern("parley_conversation_messages_total\\{direction=\"in\"} [1-9]")
                    .contains("parley_live_streams 0.0")
                    .contains("parley_jobs_jobs{state=\"dead\"} 0.0")
                    .contains("hikaricp_connections_active{pool=\"parley\"}")
                    .contains("jvm_memory_used_bytes");
            assertThat(centre.ask("GET", "/api/v1/people", null, token).status())
                    .isEqualTo(403);
            assertThat(centre.ask("GET", "/metrics", null, null).code()).isEqualTo("unauthenticated");
            assertThat(centre.ask("GET", "/metrics/", null, null).status()).isEqualTo(401);
            assertThat(centre.ask("GET", "/prometheus", null, null).status()).isIn(401, 404);
        }
    }
}
