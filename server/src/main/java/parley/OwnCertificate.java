package parley;

import java.nio.file.Path;
import java.security.KeyStoreException;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import parley.platform.http.HttpSettings;
import parley.platform.kernel.ProblemException;

/// The PEM files of the centre's own certificate, read once before anything is started so that a
/// wrong file is one sentence.
final class OwnCertificate {

    private static final String BUNDLE = "spring.ssl.bundle.pem.parley.";

    private OwnCertificate() {}

    /// How Spring is told of it; empty where the centre has none.
    static Map<String, Object> bundle(StartProperties properties) {
        return files(properties)
                .map(files -> Map.<String, Object>of(
                        BUNDLE + "keystore.certificate",
                        files.certificate(),
                        BUNDLE + "keystore.private-key",
                        files.key(),
                        BUNDLE + "keystore.verify-keys",
                        true,
                        BUNDLE + "reload-on-update",
                        true,
                        "server.ssl.bundle",
                        "parley"))
                .orElse(Map.of());
    }

    /// Refuses files that are not there, are no PEM, or do not belong together.
    static void check(StartProperties properties) {
        Files files = files(properties).orElse(null);
        if (files == null) {
            return;
        }
        try {
            var details = PemSslStoreDetails.forCertificate(files.certificate()).withPrivateKey(files.key());
            var keys = new PemSslStoreBundle(details, null).getKeyStore();
            if (keys == null || keys.size() == 0) {
                throw new IllegalStateException("it holds no certificate");
            }
        } catch (IllegalStateException | IllegalArgumentException | KeyStoreException problem) {
            throw new ProblemException(
                    problem, StartProblem.CERTIFICATE_UNUSABLE, files.certificate(), reason(problem));
        }
    }

    private record Files(String certificate, String key) {}

    private static Optional<Files> files(StartProperties properties) {
        HttpSettings http = properties.http();
        Path certificate = http.certificate();
        Path key = http.certificateKey();
        return certificate == null || key == null
                ? Optional.empty()
                : Optional.of(new Files(
                        properties.file(certificate).toUri().toString(),
                        properties.file(key).toUri().toString()));
    }

    private static String reason(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
