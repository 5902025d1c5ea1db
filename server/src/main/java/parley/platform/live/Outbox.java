package parley.platform.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// Frames on their way to one socket. Nobody waits for a slow client: its frames queue up to a
/// limit, then the connection is closed and the client comes back with its cursor.
final class Outbox {

    private static final int MOST_CHARACTERS = 1 << 20;

    private final WebSocketSession session;
    private final Queue<String> frames = new ArrayDeque<>();
    private int characters;
    private boolean isSending;
    private boolean isClosed;

    Outbox(WebSocketSession session) {
        this.session = session;
    }

    void send(String frame) {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            frames.add(frame);
            characters += frame.length();
            if (characters > MOST_CHARACTERS) {
                frames.clear();
                isClosed = true;
            }
            if (isSending) {
                return;
            }
            isSending = true;
        }
        Thread.ofVirtual().name("live-outbox").start(this::drain);
    }

    private void drain() {
        try {
            while (true) {
                String frame;
                synchronized (this) {
                    frame = frames.poll();
                    if (frame == null) {
                        isSending = false;
                        break;
                    }
                    characters -= frame.length();
                }
                session.sendMessage(new TextMessage(frame));
            }
            closeIfTooSlow();
        } catch (IOException | IllegalStateException gone) {
            // the client went away; it will come back with its cursor
            synchronized (this) {
                isClosed = true;
                frames.clear();
            }
        }
    }

    private void closeIfTooSlow() throws IOException {
        boolean isTooSlow;
        synchronized (this) {
            isTooSlow = isClosed;
        }
        if (isTooSlow) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
        }
    }
}
