package parley.platform.live;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import parley.platform.identity.Access;
import parley.platform.identity.Caller;
import parley.platform.kernel.ProblemException;

/// Where streams connect. Staff are known from the opening request; visitors of a channel show
/// their token in the first frame.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class StreamEndpoint implements WebSocketConfigurer {

    private static final String STAFF = "/api/v1/stream";

    private final StreamSocket socket;
    private final Access access;
    private final List<StreamAddress> addresses;

    StreamEndpoint(StreamSocket socket, Access access, List<StreamAddress> addresses) {
        this.socket = socket;
        this.access = access;
        this.addresses = List.copyOf(addresses);
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // the origin is checked where a cookie is used; a token in a frame needs no origin
        registry.addHandler(socket, STAFF).addInterceptors(new Opening(true)).setAllowedOriginPatterns("*");
        for (StreamAddress address : addresses) {
            registry.addHandler(socket, address.pattern())
                    .addInterceptors(new Opening(false))
                    .setAllowedOriginPatterns("*");
        }
    }

    private final class Opening implements HandshakeInterceptor {
        private final boolean isForStaff;

        Opening(boolean isForStaff) {
            this.isForStaff = isForStaff;
        }

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            List<Locale> languages = request.getHeaders().getAcceptLanguageAsLocales();
            attributes.put("language", languages.isEmpty() ? Locale.ENGLISH : languages.getFirst());
            if (!isForStaff) {
                return true;
            }
            try {
                Caller caller = access.caller(request);
                if (caller != null) {
                    attributes.put("caller", caller);
                    return true;
                }
                response.setStatusCode(HttpStatus.UNAUTHORIZED);
            } catch (ProblemException refusal) {
                response.setStatusCode(HttpStatus.valueOf(refusal.code().status()));
            }
            return false;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception problem) {}
    }
}
