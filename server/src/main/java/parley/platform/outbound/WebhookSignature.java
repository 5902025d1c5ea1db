package parley.platform.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks by the Standard Webhooks scheme: HMAC-SHA256 over id, time and body, so that the
/// receiver knows who sent it, that nobody changed it, and that it is no old one.
///
/// <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>
public final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private WebhookSignature() {}

    /// Whether these are one or more secrets, separated by spaces: `whsec_` and 24 to 64 bytes in
    /// Base64. Two of them let a receiver change from one to the other without a gap.
    public static boolean areSecrets(String text) {
        try {
            return !keys(text).isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// The headers that go with a body.
    ///
    /// @param id the same for every attempt at the same message
    /// @param secrets one or more, separated by spaces; each signs
    public static Map<String, String> headers(String secrets, String id, Instant at, byte[] body) {
        String time = Long.toString(at.getEpochSecond());
        byte[] start = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        List<String> signatures = keys(secrets).stream()
                .map(key -> "v1," + sign(key, start, body))
                .toList();
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", time);
        headers.put("webhook-signature", String.join(" ", signatures));
        return headers;
    }

    private static List<SecretKeySpec> keys(String secrets) {
        var keys = new ArrayList<SecretKeySpec>();
        for (String secret : secrets.strip().split(" +", -1)) {
            byte[] bytes = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            if (bytes.length < LEAST || bytes.length > MOST) {
                throw new IllegalArgumentException("not a webhook secret");
            }
            keys.add(new SecretKeySpec(bytes, "HmacSHA256"));
        }
        return keys;
    }

    private static String sign(SecretKeySpec key, byte[] start, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(start);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }
}
