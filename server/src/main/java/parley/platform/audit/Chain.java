package parley.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How one entry hangs on the one before it.
final class Chain {

    private static final HexFormat HEX = HexFormat.of();

    private Chain() {}

    /// The end of a chain.
    ///
    /// @param seq the last entry's place, 0 for an empty chain
    /// @param hash its hash in hexadecimal
    record Head(long seq, String hash) {

        /// Before the first entry.
        static final Head START = new Head(0, "00".repeat(32));
    }

    /// The hash of an entry that follows the given one, in hexadecimal.
    static String hash(String previous, AuditEntry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HEX.parseHex(previous));
            return HEX.formatHex(digest.digest(entry.content().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
