package parley.platform.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Service;
import parley.platform.settings.Settings;

/// Sends a request to another system, once, within a time, and only where that may be.
///
/// It speaks HTTP/1.1 by itself over a connection to the checked address, and reads the head of the
/// answer: what a receiver of webhooks has to say stands in its status.
@Service
public class OutboundHttp {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final int LONGEST_HEAD = 32_000;
    private static final String END = "\r\n\r\n";

    private final Settings settings;

    OutboundHttp(Settings settings) {
        this.settings = settings;
    }

    /// Posts a body.
    ///
    /// @param url the whole address, `https` or `http`
    public OutboundAnswer post(String url, Map<String, String> headers, byte[] body) {
        Set<String> inner = Arrays.stream(
                        settings.get(OutboundSettings.INNER_HOSTS).split("[,\\s]+"))
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return post(url, headers, body, inner, InetAddress::getAllByName);
    }

    static OutboundAnswer post(
            String url, Map<String, String> headers, byte[] body, Set<String> inner, Target.Resolver resolver) {
        try {
            Target target = Target.of(url, inner, resolver);
            try (Socket plain = new Socket(java.net.Proxy.NO_PROXY)) {
                plain.connect(new InetSocketAddress(target.address(), target.port()), (int) CONNECT.toMillis());
                plain.setSoTimeout((int) WHOLE.toMillis());
                // a peer that drips its answer byte by byte is cut off as well
                try (Cutter _ = new Cutter(plain, WHOLE);
                        Socket socket = target.isEncrypted() ? encrypted(plain, target) : plain) {
                    return exchange(socket, target, headers, body);
                }
            }
        } catch (Target.Refusal refused) {
            return new OutboundAnswer.Forbidden(refused.why());
        } catch (UnknownHostException unknown) {
            return new OutboundAnswer.Unreachable("name-unknown");
        } catch (SocketTimeoutException late) {
            return new OutboundAnswer.Unreachable("timed-out");
        } catch (SSLException untrusted) {
            return new OutboundAnswer.Unreachable("tls-failed");
        } catch (IOException broken) {
            return new OutboundAnswer.Unreachable("no-connection");
        }
    }

    private static Socket encrypted(Socket plain, Target target) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var socket = (SSLSocket) factory.createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        // the certificate must be that of the name, although we connect to an address
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static OutboundAnswer exchange(Socket socket, Target target, Map<String, String> headers, byte[] body)
            throws IOException {
        var head = new StringBuilder("POST " + target.path() + " HTTP/1.1\r\n");
        head.append("Host: ").append(target.authority()).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Connection: close\r\n");
        headers.forEach((name, value) -> {
            if ((name + value).chars().anyMatch(sign -> sign < ' ' || sign > '~')) {
                throw new IllegalArgumentException("not a header: " + name);
            }
            head.append(name).append(": ").append(value).append("\r\n");
        });
        OutputStream out = socket.getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutboundAnswer answer = head(in);
        // an early hint is not the answer yet
        for (int hints = 0; answer instanceof OutboundAnswer.Answered(int status, var any) && status < 200; hints++) {
            if (hints > 5) {
                return new OutboundAnswer.Unreachable("no-http");
            }
            answer = head(in);
        }
        return answer;
    }

    private static OutboundAnswer head(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.length() < LONGEST_HEAD
                && !text.substring(Math.max(0, text.length() - END.length())).equals(END)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        String[] lines = text.toString().split("\r\n", -1);
        if (!lines[0].matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            return new OutboundAnswer.Unreachable("no-http");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new OutboundAnswer.Answered(Integer.parseInt(lines[0].substring(9, 12)), headers);
    }

    /// Closes a connection when its time is over.
    private static final class Cutter implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);

        Cutter(Socket socket, Duration after) {
            Thread.ofVirtual().start(() -> {
                try {
                    if (!over.await(after.toMillis(), TimeUnit.MILLISECONDS)) {
                        socket.close();
                    }
                } catch (InterruptedException | IOException closed) {
                    // closed already
                }
            });
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
