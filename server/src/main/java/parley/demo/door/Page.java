package parley.demo.door;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An open page that follows its live stream: it answers pings by itself, and says one thing after
/// the other, whoever asks it to.
public final class Page {

    private static final String PING = "{\"type\":\"ping\"";

    private final WebSocket socket;
    private CompletableFuture<?> said = CompletableFuture.completedFuture(null);

    private Page(WebSocket socket) {
        this.socket = socket;
    }

    /// Sends a frame after those before it; one that gets lost with the connection is no failure.
    public synchronized void send(String frame) {
        said = said.handle((any, lost) -> null)
                .thenCompose(any -> socket.sendText(frame, true))
                .exceptionally(lost -> socket);
    }

    /// Whether either side has gone.
    public boolean isClosed() {
        return socket.isInputClosed() || socket.isOutputClosed();
    }

    /// Goes away without a word.
    public void abort() {
        socket.abort();
    }

    /// Hears what the server says.
    static final class Ears implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();
        private final Consumer<String> frames;
        private final CompletableFuture<Page> page = new CompletableFuture<>();

        /// @param frames told every frame but pings, as text
        Ears(Consumer<String> frames) {
            this.frames = frames;
        }

        /// The page, as soon as it is open.
        CompletableFuture<Page> page() {
            return page;
        }

        @Override
        public void onOpen(WebSocket socket) {
            page.complete(new Page(socket));
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            frame.append(data);
            socket.request(1);
            if (isLast) {
                String whole = frame.toString();
                frame.setLength(0);
                if (whole.startsWith(PING)) {
                    var _ = page.thenAccept(open -> open.send("{\"type\":\"pong\"}"));
                } else {
                    frames.accept(whole);
                }
            }
            return null;
        }
    }
}
