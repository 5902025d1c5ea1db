package parley.demo.bench;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/// The bare limit of a WebSocket: the same server as the product's, which sends back what comes.
final class EchoServer {

    private EchoServer() {}

    /// Serves until it is ended.
    public static void main(String[] arguments) throws Exception {
        var server = new Server(Integer.parseInt(arguments[0]));
        server.setHandler(WebSocketUpgradeHandler.from(
                server, container -> container.addMapping("/*", (request, response, callback) -> new Echo())));
        server.start();
        server.join();
    }

    /// One connection.
    public static final class Echo extends Session.Listener.AbstractAutoDemanding {
        @Override
        public void onWebSocketText(@Nullable String text) {
            getSession().sendText(text, Callback.NOOP);
        }
    }
}
