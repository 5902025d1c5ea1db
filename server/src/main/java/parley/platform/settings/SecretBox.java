package parley.platform.settings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import parley.platform.database.DataHome;
import parley.platform.kernel.ProblemException;

/// Seals what must not be read in the database, in its backups or on its disk: AES-256-GCM
/// under a key file beside the database. A sealed value names its key, so that keys can be
/// replaced, and is bound to its place, so that it opens nowhere else.
@Component
public class SecretBox {

    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeys keys;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    SecretBox(DataHome home) {
        this(home.secretKey());
    }

    SecretBox(Path keyFile) {
        keys = SecretKeys.at(keyFile, random);
    }

    /// Seals a text for its place.
    ///
    /// @param context where it is kept, for example `channel:` and its id
    public String seal(String text, String context) {
        return seal(text.getBytes(StandardCharsets.UTF_8), context);
    }

    /// Seals bytes for their place: `v1.<key>.<base64url>`.
    public String seal(byte[] bytes, String context) {
        Map.Entry<String, SecretKey> key = keys.sealing();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key.getKey(), key.getValue(), nonce, context);
            byte[] sealed = cipher.doFinal(bytes);
            var all = ByteBuffer.allocate(nonce.length + sealed.length);
            all.put(nonce).put(sealed);
            return VERSION + "." + key.getKey() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES-GCM", missing);
        }
    }

    /// Opens a text.
    ///
    /// @throws ProblemException `secret-key-missing` or `secret-damaged`
    public String openText(String sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    /// Opens bytes.
    ///
    /// @throws ProblemException `secret-key-missing` or `secret-damaged`
    public byte[] open(String sealed, String context) {
        String[] words = sealed.split("\\.", -1);
        if (words.length != 3 || !words[0].equals(VERSION)) {
            throw new ProblemException(SettingsProblem.SECRET_DAMAGED, context);
        }
        SecretKey key = keys.find(words[1]);
        if (key == null) {
            throw new ProblemException(
                    SettingsProblem.SECRET_KEY_MISSING, words[1], keys.file().toString());
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(words[2]);
            if (all.length < NONCE_BYTES) {
                throw new ProblemException(SettingsProblem.SECRET_DAMAGED, context);
            }
            byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, words[1], key, nonce, context)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (AEADBadTagException | IllegalArgumentException damaged) {
            throw new ProblemException(damaged, SettingsProblem.SECRET_DAMAGED, context);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has AES-GCM", missing);
        }
    }

    /// Whether the key of this id is at hand.
    boolean has(String keyId) {
        return keys.find(keyId) != null;
    }

    Path keyFile() {
        return keys.file();
    }

    private static Cipher cipher(int mode, String keyId, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + "." + keyId + "." + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "SecretBox[" + keys.ids() + "]";
    }
}
