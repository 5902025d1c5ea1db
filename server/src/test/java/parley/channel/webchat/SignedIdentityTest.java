package parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import parley.channel.ChannelId;
import parley.people.customer.Identity;
import parley.people.customer.Proof;
import parley.platform.kernel.ProblemException;

class SignedIdentityTest {

    private static final String SECRET = "pi_the-channels-own-secret";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId(new UUID(1, 2));
    private static final long SOON = NOW.plusSeconds(600).getEpochSecond();

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String header, String claims, String secret) {
        String body = encoded(header) + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String signed(String claims) {
        return token("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, SECRET);
    }

    private static Proof verify(String token, String... secrets) {
        return SignedIdentity.verify(token, List.of(secrets), CHANNEL, NOW);
    }

    private static void refused(String token, String why) {
        assertThatThrownBy(() -> verify(token, SECRET))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.text(Locale.ENGLISH)).contains(why));
    }

    @Test
    void readsWhoIsSignedIn() {
        Proof proof = verify(
                signed("{\"sub\":\"42\",\"name\":\"Wang Fang\",\"email\":\"Wang@Example.com\",\"exp\":" + SOON + "}"),
                SECRET);

        assertThat(proof.identity()).isEqualTo(new Identity("user:" + CHANNEL.value(), "42"));
        assertThat(proof.name()).isEqualTo("Wang Fang");
        assertThat(proof.others()).isEmpty();
        assertThat(proof.said()).containsExactly(new Identity("email", "wang@example.com"));
    }

    @Test
    void believesAnAddressOnlyWhereTheHostSaysThatItHasProvedIt() {
        for (String verified : List.of("true", "false", "\"true\"", "1", "null")) {
            Proof proof = verify(
                    signed("{\"sub\":42,\"email\":\"w@example.com\",\"email_verified\":" + verified + ",\"exp\":" + SOON
                            + "}"),
                    SECRET);
            assertThat(proof.others()).hasSize(verified.equals("true") ? 1 : 0);
            assertThat(proof.identity().value()).isEqualTo("42");
        }
    }

    @Test
    void takesEitherSecretWhileTheyAreExchanged() {
        String token = signed("{\"sub\":\"42\",\"exp\":" + SOON + "}");

        assertThat(verify(token, "pi_new", SECRET).identity().value()).isEqualTo("42");
        assertThatThrownBy(() -> verify(token, "pi_new", "pi_newer")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> verify(token)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesWhatIsNotSignedByTheChannelsSecret() {
        String claims = "{\"sub\":\"42\",\"exp\":" + SOON + "}";
        refused(token("{\"alg\":\"HS256\"}", claims, "another"), "signature");
        refused(token("{\"alg\":\"none\"}", claims, SECRET), "alg");
        refused(token("{\"alg\":\"HS512\"}", claims, SECRET), "alg");
        refused(encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".", "alg");
        refused(encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims) + ".", "signature");
        String good = signed(claims);
        String forged = good.substring(0, good.indexOf('.') + 1)
                + encoded("{\"sub\":\"1\",\"exp\":" + SOON + "}")
                + good.substring(good.lastIndexOf('.'));
        refused(forged, "signature");
    }

    @Test
    void refusesWhatHasRunOutOrWouldNever() {
        assertThatThrownBy(() -> verify(
                        signed("{\"sub\":\"42\",\"exp\":" + NOW.minusSeconds(61).getEpochSecond() + "}"), SECRET))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(WebchatProblem.IDENTITY_EXPIRED));
        refused(signed("{\"sub\":\"42\"}"), "exp");
        refused(signed("{\"sub\":\"42\",\"exp\":\"" + SOON + "\"}"), "exp");
        refused(signed("{\"sub\":\"42\",\"exp\":1e300}"), "exp");
        refused(signed("{\"sub\":\"42\",\"exp\":" + NOW.plus(Duration.ofDays(2)).getEpochSecond() + "}"), "exp");
        refused(
                signed("{\"sub\":\"42\",\"exp\":" + SOON + ",\"nbf\":"
                        + NOW.plusSeconds(300).getEpochSecond() + "}"),
                "nbf");
    }

    @Test
    void refusesWhatIsMeantForAnotherChannel() {
        refused(signed("{\"sub\":\"42\",\"exp\":" + SOON + ",\"aud\":\"" + new UUID(3, 4) + "\"}"), "aud");
        assertThat(verify(
                                signed("{\"sub\":\"42\",\"exp\":" + SOON + ",\"aud\":[\"x\",\"" + CHANNEL.value()
                                        + "\"]}"),
                                SECRET)
                        .identity()
                        .value())
                .isEqualTo("42");
    }

    @Test
    void refusesWhatNamesNobodyOrIsNoToken() {
        refused(signed("{\"exp\":" + SOON + "}"), "sub");
        refused(signed("{\"sub\":\" \",\"exp\":" + SOON + "}"), "sub");
        refused(signed("{\"sub\":{\"id\":1},\"exp\":" + SOON + "}"), "sub");
        refused(signed("{\"sub\":\"" + "x".repeat(201) + "\",\"exp\":" + SOON + "}"), "sub");
        refused(signed("[]"), "JWT");
        for (String junk : List.of("", "a.b", "a.b.c.d", "..", "é.é.é", "x".repeat(5000), "e30.e30.!!")) {
            assertThatThrownBy(() -> verify(junk, SECRET)).isInstanceOf(ProblemException.class);
        }
    }
}
