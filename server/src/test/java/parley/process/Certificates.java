package parley.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A self-signed certificate for this machine, as PEM files and as what a client trusts.
record Certificates(Certificate certificate, String certificatePem, String keyPem) {

    static Certificates make(Path folder, String name) {
        Path store = folder.resolve(name + ".p12");
        Commands.Answer answer = Commands.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-alias",
                "parley",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost");
        if (!answer.isGood()) {
            throw new IllegalStateException(answer.output());
        }
        try (InputStream in = Files.newInputStream(store)) {
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, "changeit".toCharArray());
            Certificate certificate = keys.getCertificate("parley");
            byte[] key = keys.getKey("parley", "changeit".toCharArray()).getEncoded();
            return new Certificates(certificate, pem("CERTIFICATE", certificate.getEncoded()), pem("PRIVATE KEY", key));
        } catch (IOException | GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    /// As a renewal tool does it: each file whole or not at all.
    void write(Path folder) throws IOException {
        for (String[] file : new String[][] {{"key.pem", keyPem}, {"certificate.pem", certificatePem}}) {
            Path fresh = Files.writeString(folder.resolve(file[0] + ".new"), file[1]);
            Files.move(
                    fresh,
                    folder.resolve(file[0]),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// A client that trusts only these.
    static SSLContext trusting(Certificates... trusted) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificates one : trusted) {
                store.setCertificateEntry("c" + one.hashCode(), one.certificate());
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
