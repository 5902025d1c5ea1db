package parley.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HTTPS by an own certificate, and what of plain HTTP leaves the machine.
class TransportProcessTest {

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @Test
    void servesHttpsAndTakesARenewedCertificateWithoutARestart() throws IOException, InterruptedException {
        Path folder = FOLDERS.unpacked();
        Path keys = FOLDERS.empty();
        Certificates first = Certificates.make(keys, "first");
        Certificates second = Certificates.make(keys, "second");
        first.write(keys);
        Files.writeString(folder.resolve("parley.properties"), """
                parley.http.certificate=%s/certificate.pem
                parley.http.certificate-key=%s/key.pem
                spring.ssl.bundle.watch.file.quiet-period=200ms
                """.formatted(keys, keys));
        SSLContext context = Certificates.trusting(first, second);

        try (ParleyProcess process = ParleyProcess.start(folder, "--demo", "--no-simulation");
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            String url = process.awaitReady();
            assertThat(url).startsWith("https://127.0.0.1:");
            HttpResponse<String> page =
                    client.send(HttpRequest.newBuilder(URI.create(url + "/")).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
            assertThat(page.headers().firstValue("set-cookie")).get().asString().contains("; Secure");
            assertThat(shown(context, url)).isEqualTo(first.certificate());

            Files.writeString(keys.resolve("certificate.pem"), "no certificate at all\n");
            second.write(keys);
            awaitCertificate(context, url, second.certificate());

            process.signal("TERM");
            assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();
        }
    }

    private static void awaitCertificate(SSLContext context, String url, Certificate wanted) throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Certificate shown = shown(context, url);
        while (!shown.equals(wanted) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            shown = shown(context, url);
        }
        assertThat(shown).isEqualTo(wanted);
    }

    private static Certificate shown(SSLContext context, String url) throws IOException {
        var address = URI.create(url);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parley.http.certificate=/no/such.pem | parley.http.certificate and parley.http.certificate-key go",
                "parley.http.certifcate=/no/such.pem  | Did you mean parley.http.certificate?",
                "parley.http.insecure=true            | is given on the command line",
                "parlay.http.certificate=x            | There is no setting parlay.http.certificate",
                "parley.http.trusted-proxies=proxy    | not a network such as 10.0.0.0/8: proxy",
                "parley.http.external-address=x       | is https://NAME",
                "parley.http.certificate=/no/such.pem\\nparley.http.certificate-key=/no/key.pem | /no/such.pem is not",
                "parley.http.certificate=format\\nparley.http.certificate-key=format | cannot be used",
            })
    void aWrongConfigurationIsOneSentence(String text, String sentence) throws IOException {
        Path folder = FOLDERS.unpacked();
        Files.writeString(folder.resolve("format"), "1 test\n");
        Files.writeString(folder.resolve("parley.properties"), text.replace("\\n", "\n") + "\n");
        try (ParleyProcess process = ParleyProcess.start(folder)) {
            assertThat(process.awaitRefusal()).isEqualTo(1);
            assertThat(process.output()).isEmpty();
            assertThat(process.sentences()).singleElement().asString().contains(sentence);
            assertThat(process.errors()).noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void plainHttpBehindANamedProxyIsAnsweredToNobodyElse() throws IOException, InterruptedException {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst();
        assumeTrue(own.isPresent(), "this machine has only its loopback address");
        Path folder = FOLDERS.unpacked();
        Files.writeString(folder.resolve("parley.properties"), "parley.http.trusted-proxies=203.0.113.0/24\n");

        try (ParleyProcess process = ParleyProcess.start(folder, "--host", "0.0.0.0");
                HttpClient client = HttpClient.newHttpClient()) {
            String port = process.awaitReady().replaceFirst(".*:", "");
            String outside = "http://" + own.orElseThrow().getHostAddress() + ":" + port;

            assertThat(status(client, outside + "/")).isEqualTo(403);
            assertThat(status(client, outside + "/api/v1/session")).isEqualTo(403);
            assertThat(status(client, outside + "/health/ready")).isEqualTo(200);
            assertThat(status(client, "http://127.0.0.1:" + port + "/")).isEqualTo(200);
        }
    }

    private static int status(HttpClient client, String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("X-Forwarded-For", "203.0.113.1")
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
