package parley.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import parley.channel.ChannelId;
import parley.people.customer.Identity;
import parley.people.customer.Proof;
import parley.platform.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The host page's word on who is signed in there: a JSON Web Token (RFC 7519), HMAC with SHA-256
/// under a secret of the channel. Every language has a library that makes one in a line.
///
/// Nothing in the token is believed before its signature is: the algorithm is fixed here, whatever
/// its header says (RFC 8725 §3.1), and it must run out within a day.
final class SignedIdentity {

    static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int MOST = 4000;
    private static final int MOST_TEXT = 200;

    private SignedIdentity() {}

    /// Checks a token.
    ///
    /// @param secrets each may have signed it
    /// @throws ProblemException `identity-invalid` with the part that is wrong, `identity-expired`
    static Proof verify(String token, List<String> secrets, ChannelId channel, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > MOST || parts.length != 3) {
            throw invalid("JWT");
        }
        if (!"HS256".equals(text(json(parts[0]), "alg", MOST_TEXT))) {
            throw invalid("alg");
        }
        if (secrets.stream().noneMatch(secret -> isSigned(parts, secret))) {
            throw invalid("signature");
        }
        JsonNode claims = json(parts[1]);
        checkTime(claims, now);
        checkAudience(claims, channel);
        return proof(claims, channel);
    }

    private static boolean isSigned(String[] parts, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return MessageDigest.isEqual(expected, bytes(parts[2]));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    private static void checkTime(JsonNode claims, Instant now) {
        Instant end = time(claims, "exp");
        if (end == null || end.isAfter(now.plus(LONGEST_LIFE).plus(CLOCKS_DIFFER))) {
            throw invalid("exp");
        }
        if (!end.plus(CLOCKS_DIFFER).isAfter(now)) {
            throw new ProblemException(WebchatProblem.IDENTITY_EXPIRED);
        }
        Instant begin = time(claims, "nbf");
        if (begin != null && begin.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw invalid("nbf");
        }
    }

    private static @Nullable Instant time(JsonNode claims, String name) {
        JsonNode value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || Math.abs(value.asDouble()) > 1e11) {
            throw invalid(name);
        }
        return Instant.ofEpochSecond((long) value.asDouble());
    }

    /// The secret is the channel's own already; who names a channel beside it must mean this one.
    private static void checkAudience(JsonNode claims, ChannelId channel) {
        JsonNode audience = claims.get("aud");
        if (audience == null) {
            return;
        }
        var named = new ArrayList<String>();
        if (audience.isArray()) {
            audience.forEach(one -> named.add(one.asString()));
        } else {
            named.add(audience.asString());
        }
        if (!named.contains(channel.value().toString())) {
            throw invalid("aud");
        }
    }

    private static Proof proof(JsonNode claims, ChannelId channel) {
        JsonNode subject = claims.get("sub");
        String user =
                subject != null && subject.isIntegralNumber() ? subject.asString() : text(claims, "sub", MOST_TEXT);
        if (user == null || user.isBlank()) {
            throw invalid("sub");
        }
        var proved = new ArrayList<Identity>();
        var said = new ArrayList<Identity>();
        String email = text(claims, "email", MOST_TEXT);
        if (email != null && email.contains("@") && !email.isBlank()) {
            JsonNode verified = claims.get("email_verified");
            boolean isProved = verified != null && verified.isBoolean() && verified.booleanValue();
            // many sites let anybody register with anybody's address, so their silence proves nothing
            (isProved ? proved : said).add(new Identity("email", email.strip().toLowerCase(Locale.ROOT)));
        }
        String phone = text(claims, "phone", MOST_TEXT);
        if (phone != null && !phone.isBlank()) {
            said.add(new Identity("phone", phone.strip()));
        }
        return new Proof(
                new Identity("user:" + channel.value(), user.strip()), proved, said, text(claims, "name", MOST_TEXT));
    }

    private static @Nullable String text(JsonNode json, String name, int most) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()
                || value.stringValue().length() > most
                || value.stringValue().contains("\0")) {
            throw invalid(name);
        }
        return value.stringValue();
    }

    private static JsonNode json(String part) {
        try {
            JsonNode node = JsonMapper.shared().readTree(bytes(part));
            if (!node.isObject()) {
                throw invalid("JWT");
            }
            return node;
        } catch (JacksonException unreadable) {
            throw new ProblemException(unreadable, WebchatProblem.IDENTITY_INVALID, "JWT");
        }
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(unreadable, WebchatProblem.IDENTITY_INVALID, "JWT");
        }
    }

    private static ProblemException invalid(String what) {
        return new ProblemException(WebchatProblem.IDENTITY_INVALID, what);
    }
}
