package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Channels are set up by their generated forms, and only so far as nothing is lost by it.
class ChannelAdministrationModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Centre running;
    private static String admin = "";
    private static String queue = "";
    private static String widget = "";

    private static Centre centre() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void startACentre() throws IOException {
        running = Centre.start(DATABASE.address(), folder);
        JsonNode demo = JsonMapper.shared().readTree(Files.readString(folder.resolve("demo.json")));
        admin = demo.path("accounts").path(0).path("token").asString();
        widget = demo.path("channelId").asString();
        queue = ask("GET", "/queues", null)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    private static Centre.Answer ask(String method, String path, @Nullable String body) {
        return centre().ask(method, "/api/v1" + path, body, admin);
    }

    private static String widget(String name, String settings) {
        return "{\"type\":\"webchat\",\"name\":\"" + name + "\",\"queueId\":\"" + queue + "\",\"isEnabled\":true,"
                + "\"settings\":" + settings + "}";
    }

    @Test
    void describesTheSettingsOfEveryKindInBothLanguages() {
        for (String language : new String[] {"en", "zh-CN"}) {
            JsonNode kinds = centre().send(
                            "GET",
                            "/api/v1/channels/kinds",
                            null,
                            java.util.Map.of("Authorization", "Bearer " + admin, "Accept-Language", language))
                    .json()
                    .path("items");

            assertThat(kinds.size()).isPositive();
            kinds.forEach(kind -> {
                assertThat(kind.path("name").asString()).isNotBlank();
                kind.path("fields").forEach(field -> {
                    assertThat(field.path("name").asString()).isNotBlank();
                    assertThat(field.path("why").asString()).isNotBlank();
                    assertThat(field.path("type").asString()).isNotBlank();
                });
            });
        }
    }

    @Test
    void makesChangesAndDeletesAChannelAndRecordsWhoDidIt() {
        Centre.Answer created = ask("POST", "/channels", widget("Second", "{\"colour\":\"#ff0000\"}"));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("id").asString();
        assertThat(created.json().path("settings").path("colour").asString()).isEqualTo("#ff0000");
        assertThat(created.json().path("changedBy").asString()).isNotBlank();

        // a page sends back what it has read
        String read = ask("GET", "/channels/" + id, null).body();
        Centre.Answer changed = ask("PUT", "/channels/" + id, read.replace("Second", "Third"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("name").asString()).isEqualTo("Third");
        assertThat(changed.json().path("settings").path("colour").asString()).isEqualTo("#ff0000");

        assertThat(ask("DELETE", "/channels/" + id, null).status()).isEqualTo(204);
        assertThat(ask("GET", "/channels/" + id, null).status()).isEqualTo(404);
        assertThat(StreamSupport.stream(
                                ask("GET", "/audit-events", null)
                                        .json()
                                        .path("items")
                                        .spliterator(),
                                false)
                        .map(event -> event.path("action").asString()))
                .contains("channel.created", "channel.changed", "channel.deleted");
    }

    @Test
    void refusesWhatDoesNotFitAndNamesIt() {
        assertThat(ask("POST", "/channels", widget("x", "{\"colour\":\"red\"}")).code())
                .isEqualTo("channel-setting-invalid");
        assertThat(ask("POST", "/channels", widget("x", "{\"colour\":[1]}")).code())
                .isEqualTo("channel-setting-invalid");
        assertThat(ask("POST", "/channels", widget("x", "{\"color\":\"#ff0000\"}"))
                        .code())
                .isEqualTo("channel-setting-unknown");
        assertThat(ask("POST", "/channels", widget("x", "{}").replace("webchat", "telex"))
                        .code())
                .isEqualTo("channel-kind-unknown");
        assertThat(ask("POST", "/channels", widget("x", "{}").replace(queue, "019540f0-0000-7000-8000-00000000dead"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsAChannelThatHasConversationsAndSwitchesItOff() {
        String visitor = centre().ask("POST", "/api/v1/webchat/" + widget + "/visitors", "{\"language\":\"en\"}", null)
                .json()
                .path("token")
                .asString();
        centre().ask("POST", "/api/v1/webchat/" + widget + "/messages", "{\"text\":\"hello\"}", visitor);

        assertThat(ask("DELETE", "/channels/" + widget, null).code()).isEqualTo("channel-in-use");

        String read = ask("GET", "/channels/" + widget, null).body();
        assertThat(ask("PUT", "/channels/" + widget, read.replace("\"isEnabled\":true", "\"isEnabled\":false"))
                        .status())
                .isEqualTo(200);
        assertThat(centre().ask("GET", "/api/v1/webchat/" + widget + "/settings", null, null)
                        .status())
                .isEqualTo(404);
        assertThat(ask("PUT", "/channels/" + widget, read).status()).isEqualTo(200);
    }
}
