package parley.platform.accounts;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that change with time (RFC 6238): SHA-1, 30 seconds, six digits, which is what every
/// authenticator app takes.
final class Totp {

    static final int SEED_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final int DRIFT = 1;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /// The time step of an instant.
    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /// The code of one time step (RFC 4226 §5.3).
    static String code(byte[] seed, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA1", missing);
        }
    }

    /// The step that the code belongs to, where it is of now, or of one step earlier or later
    /// because clocks differ, and of no step that was used already.
    static OptionalLong match(byte[] seed, String code, Instant now, long lastUsed) {
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            boolean isEqual = java.security.MessageDigest.isEqual(
                    code(seed, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (isEqual && step > lastUsed && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// The seed as people type it (RFC 4648 §6, without padding).
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte octet : bytes) {
            buffer = (buffer << 8) | (octet & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /// What the QR code says.
    static String uri(String login, byte[] seed) {
        String name = URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/Parley:" + name + "?secret=" + base32(seed) + "&issuer=Parley";
    }
}
