package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// What the outside may say about itself, and whom it is believed from.
class EdgeModuleTest {

    private static final String CLIENT = "198.51.100.77";

    @RegisterExtension
    static final TestDatabase ALONE = new TestDatabase();

    @RegisterExtension
    static final TestDatabase BEHIND = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void whoeverIsNoTrustedProxyOnlySpeaksForItself() throws IOException {
        try (Centre centre = Centre.start(ALONE.address(), folder)) {
            var forged = Map.of("X-Forwarded-For", CLIENT, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil");

            assertThat(centre.send("GET", "/health/live", null, forged).headers())
                    .doesNotContainKey("strict-transport-security");
            assertThat(auditedAddress(centre, forged)).isEqualTo("127.0.0.1");
            assertThat(centre.send("GET", "/", null, forged).headers())
                    .as("a stranger behind a proxy that nobody named is not signed in")
                    .doesNotContainKey("set-cookie");
        }
    }

    @Test
    void aTrustedProxySpeaksForItsClient() throws IOException {
        var settings = Map.of(
                "parley.http.trusted-proxies", "127.0.0.1",
                "parley.http.external-address", "https://help.example.com");
        try (Centre centre = Centre.start(BEHIND.address(), folder, settings)) {
            var forwarded = Map.of("X-Forwarded-For", "1.2.3.4, " + CLIENT, "X-Forwarded-Proto", "https");

            assertThat(centre.send("GET", "/health/live", null, forwarded)
                            .headers()
                            .get("strict-transport-security"))
                    .containsExactly("max-age=31536000");
            assertThat(auditedAddress(centre, forwarded)).isEqualTo(CLIENT);
            String cookie = centre.send("GET", "/", null, Map.of())
                    .headers()
                    .getOrDefault("set-cookie", List.of())
                    .getFirst();
            assertThat(cookie).contains("; Secure").contains("; HttpOnly").contains("; SameSite=Lax");
            assertThat(put(centre, cookie, "https://help.example.com")).isEqualTo(204);
            assertThat(put(centre, cookie, "https://help.example.com:443")).isEqualTo(204);
            for (String foreign : List.of(
                    "http://help.example.com", "https://help.example.com.evil", "https://evil", centre.url, "null")) {
                assertThat(put(centre, cookie, foreign)).as(foreign).isEqualTo(403);
            }
        }
    }

    private static int put(Centre centre, String cookie, String origin) {
        var headers = Map.of("Cookie", cookie.replaceFirst(";.*", ""), "Origin", origin);
        return centre.send("PUT", "/api/v1/session/language", "{\"language\":\"en\"}", headers)
                .status();
    }

    /// Does something that is audited and asks from where it was done.
    private String auditedAddress(Centre centre, Map<String, String> headers) throws IOException {
        String token = administrator();
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        assertThat(centre.send("POST", "/api/v1/tokens", "{\"name\":\"edge\"}", all)
                        .status())
                .isEqualTo(201);
        var events = centre.ask("GET", "/api/v1/audit-events?action=token.created", null, token);
        return events.json().path("items").path(0).path("address").asString(events.body());
    }

    private String administrator() throws IOException {
        for (var account : JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("demo.json")))
                .path("accounts")) {
            if (account.path("role").asString().equals("administrator")) {
                return account.path("token").asString();
            }
        }
        throw new IllegalStateException("no administrator");
    }
}
