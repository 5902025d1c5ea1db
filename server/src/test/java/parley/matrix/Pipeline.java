package parley.matrix;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.matrix.Centre.Answer;

/// One connection on which requests follow each other without waiting for answers, as fast as they
/// can be written. The answers come in the order of the requests.
final class Pipeline implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    Pipeline(String url) throws IOException {
        URI address = URI.create(url);
        socket = new Socket(address.getHost(), address.getPort());
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Sends; the answer is for [#answer()].
    void post(String path, String body, String token) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
    }

    /// The next answer.
    Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    List.of(line.substring(colon + 1).strip()));
        }
        return new Answer(status, body(headers), headers);
    }

    private String body(Map<String, List<String>> headers) throws IOException {
        String length = first(headers, "content-length");
        if (length != null) {
            return text(Integer.parseInt(length));
        }
        if (first(headers, "transfer-encoding") == null) {
            return "";
        }
        var body = new StringBuilder();
        for (int size = chunk(); size > 0; size = chunk()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        return headers.containsKey(name) ? headers.get(name).getFirst() : null;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
