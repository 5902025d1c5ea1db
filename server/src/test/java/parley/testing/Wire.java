package parley.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.platform.database.DatabaseAddress;

/// A way to the database that can be cut and mended.
public final class Wire implements AutoCloseable {

    private final DatabaseAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;

    public Wire(DatabaseAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.port = server.getLocalPort();
        serve(server);
    }

    /// The database at this end.
    public DatabaseAddress address() {
        String url = target.url().replaceFirst(":\\d+/", ":" + port + "/");
        return new DatabaseAddress(url, target.user(), target.password());
    }

    /// Whoever is connected is not any more, and nobody gets through.
    public void cut() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /// It can be gone again.
    public void mend() throws IOException {
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
