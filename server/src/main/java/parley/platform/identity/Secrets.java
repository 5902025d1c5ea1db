package parley.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Makes tokens of 256 random bits and the hashes under which they are stored. A fast hash is right
/// for them, because they cannot be guessed; passwords are another matter.
@Component
public class Secrets {

    private final SecureRandom random = new SecureRandom();

    /// A new token that begins with the prefix, which names its kind.
    public String token(String prefix) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A one-time password that a person can read and type: 20 letters and digits without
    /// look-alikes.
    public String password() {
        String letters = "abcdefghjkmnpqrstuvwxyz23456789";
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "").append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    /// The form in which a token is stored and looked up: SHA-256.
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
