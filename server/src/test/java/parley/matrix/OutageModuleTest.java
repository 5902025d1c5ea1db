package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.database.DatabaseAddress;
import parley.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// A database that is away for a while: clear refusals that say when to come again, and work goes on
/// by itself when it is back.
class OutageModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void refusesWhileTheDatabaseIsAwayAndGoesOnAfterwards() throws IOException {
        try (Wire wire = new Wire(DATABASE.address());
                Centre centre = Centre.start(wire.address(), folder)) {
            String channel = JsonMapper.shared()
                    .readTree(Files.readString(folder.resolve("demo.json")))
                    .path("channelId")
                    .asString();
            String webchat = "/api/v1/webchat/" + channel;
            String visitor = centre.ask("POST", webchat + "/visitors", "{\"language\":\"en\"}", null)
                    .json()
                    .path("token")
                    .asString();
            assertThat(say(centre, webchat, visitor).status()).isLessThan(300);

            wire.cut();
            Centre.Answer refused = say(centre, webchat, visitor);
            assertThat(refused.status()).as(refused.body()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("unavailable");
            assertThat(refused.headers()).containsKey("retry-after");
            assertThat(centre.ask("POST", webchat + "/visitors", "{\"language\":\"en\"}", null)
                            .status())
                    .isEqualTo(503);
            assertThat(centre.ask("GET", "/health/ready", null, null).status()).isEqualTo(503);
            assertThat(centre.ask("GET", "/health/live", null, null).status()).isEqualTo(200);

            wire.mend();
            Instant end = Instant.now().plus(Duration.ofSeconds(60));
            Centre.Answer again = say(centre, webchat, visitor);
            while (again.status() == 503 && Instant.now().isBefore(end)) {
                again = say(centre, webchat, visitor);
            }
            assertThat(again.status()).as(again.body()).isLessThan(300);
            assertThat(centre.ask("GET", "/health/ready", null, null).status()).isEqualTo(200);
        }
    }

    private static Centre.Answer say(Centre centre, String webchat, String visitor) {
        return centre.ask("POST", webchat + "/messages", "{\"text\":\"still there\"}", visitor);
    }

    /// The way to the database, which can be cut.
    private static final class Wire implements AutoCloseable {

        private final DatabaseAddress target;
        private final int port;
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private ServerSocket server;

        Wire(DatabaseAddress target) throws IOException {
            this.target = target;
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.port = server.getLocalPort();
            serve(server);
        }

        DatabaseAddress address() {
            String url = target.url().replaceFirst(":\\d+/", ":" + port + "/");
            return new DatabaseAddress(url, target.user(), target.password());
        }

        void cut() throws IOException {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        }

        void mend() throws IOException {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            serve(server);
        }

        private void serve(ServerSocket listening) {
            int targetPort = Integer.parseInt(target.url().replaceFirst(".*:(\\d+)/.*", "$1"));
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket inside = listening.accept();
                        var outside = new Socket(InetAddress.getLoopbackAddress(), targetPort);
                        open.add(inside);
                        open.add(outside);
                        Thread.ofVirtual().start(() -> copy(inside, outside));
                        Thread.ofVirtual().start(() -> copy(outside, inside));
                    }
                } catch (IOException closed) {
                    // the wire was cut
                }
            });
        }

        private static void copy(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                // either end is gone
            }
        }

        @Override
        public void close() throws IOException {
            cut();
        }
    }
}
