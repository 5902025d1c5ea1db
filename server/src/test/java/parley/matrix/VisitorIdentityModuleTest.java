package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.matrix.Centre.Answer;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// Who a visitor is, by the host page's signed word.
class VisitorIdentityModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable Chat running;

    private static Chat chat() {
        return Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Chat.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    private static Answer write(String visitor) {
        return chat().centre.ask("POST", chat().webchat("/messages"), Chat.json("hello"), visitor);
    }

    private static String conversation(String visitor) {
        return chat().centre
                .ask("GET", chat().webchat("/conversation"), null, visitor)
                .json()
                .path("conversation")
                .path("id")
                .asString();
    }

    private static JsonNode customer(String visitor) {
        String id = chat().centre
                .ask("GET", "/api/v1/conversations/" + conversation(visitor), null, chat().supervisor)
                .json()
                .path("customer")
                .path("id")
                .asString();
        return chat().centre
                .ask("GET", "/api/v1/customers/" + id, null, chat().supervisor)
                .json();
    }

    private static String jwt(String secret, String subject, long expires) throws GeneralSecurityException {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String head = encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
        String claims = "{\"sub\":\"" + subject + "\",\"name\":\"Wang Fang\",\"exp\":" + expires + "}";
        String body = head + "." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return body + "." + encoder.encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer identify(String visitor, String token) {
        return chat().centre.ask("POST", chat().webchat("/identity"), "{\"token\":\"" + token + "\"}", visitor);
    }

    private static String secret() {
        return chat().centre
                .ask("POST", "/api/v1/channels/" + chat().channel + "/identity-secrets", null, chat().admin)
                .json()
                .path("secret")
                .asString();
    }

    @Test
    void aSignedIdentityJoinsTheKnownCustomerWithItsConversation() throws Exception {
        String secret = secret();
        long soon = Instant.now().plusSeconds(600).getEpochSecond();
        String subject = UUID.randomUUID().toString();
        String first = chat().visitor();
        write(first);
        assertThat(identify(first, jwt(secret, subject, soon)).status()).isEqualTo(204);
        String second = chat().visitor();
        write(second);
        String before = customer(second).path("id").asString();

        assertThat(identify(second, jwt(secret, subject, soon)).status()).isEqualTo(204);

        JsonNode known = customer(first);
        assertThat(customer(second).path("id")).isEqualTo(known.path("id"));
        assertThat(known.path("id").asString()).isNotEqualTo(before);
        String history = chat().centre
                .ask(
                        "GET",
                        "/api/v1/customers/" + known.path("id").asString() + "/conversations",
                        null,
                        chat().supervisor)
                .body();
        assertThat(history).contains(conversation(first)).contains(conversation(second));
        assertThat(identify(second, jwt(secret, "another", soon)).code()).isEqualTo("identity-of-another");
    }

    @Test
    void aRefusedIdentityLeavesTheVisitorAStranger() throws Exception {
        String old = secret();
        secret();
        secret();
        long soon = Instant.now().plusSeconds(600).getEpochSecond();
        String visitor = chat().visitor();

        assertThat(identify(visitor, jwt(old, "42", soon)).code()).isEqualTo("identity-invalid");
        assertThat(identify(visitor, jwt(secret(), "42", soon - 1200)).code()).isEqualTo("identity-expired");
        assertThat(identify(visitor, "nonsense").code()).isEqualTo("identity-invalid");
        assertThat(write(visitor).status()).isEqualTo(201);
        assertThat(customer(visitor).path("identities")).hasSize(1);
    }
}
