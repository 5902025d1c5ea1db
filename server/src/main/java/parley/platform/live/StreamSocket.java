package parley.platform.live;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import parley.platform.http.HttpProblem;
import parley.platform.http.Problems;
import parley.platform.identity.Access;
import parley.platform.identity.Caller;
import parley.platform.identity.TokenEnds;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server's side of the stream protocol, one conversation of frames a socket.
@Component
class StreamSocket extends TextWebSocketHandler implements TokenEnds {

    static final Duration PING_EVERY = Duration.ofSeconds(5);

    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final Duration SILENT_FOR = Duration.ofSeconds(20);
    private static final String CALLER = "caller";
    private static final String LANGUAGE = "language";

    private final LiveStreams streams;
    private final LiveFollower follower;
    private final Access access;
    private final StreamModules modules;
    private final Map<String, StreamCommand> commands = new HashMap<>();
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;
    private final ConcurrentMap<String, Connection> connections = new ConcurrentHashMap<>();

    /// How many pages each caller has open here.
    private final ConcurrentMap<Actor, Integer> pages = new ConcurrentHashMap<>();

    /// One socket, from its opening.
    private static final class Connection {
        final WebSocketSession session;
        final Outbox outbox;
        volatile @Nullable Stream stream;
        volatile long lastHeard;

        Connection(WebSocketSession session, long now) {
            this.session = session;
            this.outbox = new Outbox(session);
            this.lastHeard = now;
        }
    }

    StreamSocket(
            LiveStreams streams,
            LiveFollower follower,
            Access access,
            StreamModules modules,
            JsonMapper json,
            Ids ids,
            InstantSource clock) {
        this.streams = streams;
        this.follower = follower;
        this.access = access;
        this.modules = modules;
        modules.commands().forEach(command -> commands.put(command.type(), command));
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        connections.put(session.getId(), new Connection(session, clock.millis()));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        Connection connection = connections.get(session.getId());
        if (connection == null) {
            return;
        }
        connection.lastHeard = clock.millis();
        try {
            JsonNode frame = json.readTree(message.getPayload());
            handle(connection, frame);
        } catch (JacksonException unreadable) {
            refuse(connection, new ProblemException(HttpProblem.INVALID_REQUEST, "JSON"));
        } catch (ProblemException refusal) {
            refuse(connection, refusal);
            if (refusal.code() == HttpProblem.UNAUTHENTICATED) {
                session.close(CloseStatus.POLICY_VIOLATION);
            }
        }
    }

    private void handle(Connection connection, JsonNode frame) {
        String type = StreamCommand.text(frame, "type");
        Stream stream = connection.stream;
        if ("hello".equals(type)) {
            if (stream == null) {
                hello(connection, StreamCommand.text(frame, "token"), StreamCommand.text(frame, "cursor"));
            }
            return;
        }
        if (stream == null) {
            throw new ProblemException(HttpProblem.UNAUTHENTICATED);
        }
        if ("pong".equals(type)) {
            return;
        }
        StreamCommand command = type == null ? null : commands.get(type);
        if (command == null) {
            throw new ProblemException(HttpProblem.INVALID_REQUEST, "type");
        }
        command.handle(stream, frame, new Topics(stream));
    }

    private void hello(Connection connection, @Nullable String token, @Nullable String cursor) {
        Caller caller = caller(connection.session, token);
        var stream = new Stream(ids.next(), caller, connection.outbox);
        connection.stream = stream;
        pages.merge(caller.actor(), 1, Integer::sum);
        modules.audiences().stream()
                .flatMap(audience -> audience.topics(caller).stream())
                .forEach(topic -> streams.follow(stream, topic));
        catchUp(stream, cursor);
        modules.listeners().forEach(listener -> listener.opened(caller));
    }

    private Caller caller(WebSocketSession session, @Nullable String token) {
        Caller known = (Caller) session.getAttributes().get(CALLER);
        Caller caller = known == null && token != null ? access.authenticate(token) : known;
        if (caller == null) {
            throw new ProblemException(HttpProblem.UNAUTHENTICATED);
        }
        return caller;
    }

    private void catchUp(Stream stream, @Nullable String cursor) {
        Position end = follower.position();
        String epoch = follower.epoch();
        List<LiveEntry> past = List.of();
        if (cursor != null) {
            Position from = Position.parse(cursor, epoch);
            List<LiveEntry> found = from == null ? null : follower.between(from, end);
            if (found == null) {
                stream.send(Frames.reset());
            } else {
                past = found;
            }
        }
        stream.catchUp(past, end, epoch);
    }

    private void refuse(Connection connection, ProblemException refusal) {
        Locale language = (Locale) connection.session.getAttributes().getOrDefault(LANGUAGE, Locale.ENGLISH);
        connection.outbox.send(Frames.problem(json.writeValueAsString(Problems.detail(refusal, language))));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Connection connection = connections.remove(session.getId());
        Stream stream = connection == null ? null : connection.stream;
        if (stream == null) {
            return;
        }
        streams.close(stream);
        Actor actor = stream.caller().actor();
        boolean isLast = pages.computeIfPresent(actor, (any, open) -> open == 1 ? null : open - 1) == null;
        if (isLast) {
            modules.listeners().forEach(listener -> listener.closed(stream.caller()));
        }
    }

    /// Closes what was opened with sessions or tokens that have ended.
    @Override
    public void ended(Set<UUID> tokenIds) {
        for (Connection connection : Set.copyOf(connections.values())) {
            UUID token = token(connection);
            if (token != null && tokenIds.contains(token)) {
                close(connection, CloseStatus.POLICY_VIOLATION);
            }
        }
    }

    /// Sessions run out, and other processes end them too, so each beat asks which still count.
    private void closeEnded() {
        var open = new HashSet<UUID>();
        for (Connection connection : connections.values()) {
            UUID token = token(connection);
            if (token != null) {
                open.add(token);
            }
        }
        if (!open.isEmpty()) {
            modules.tokens().forEach(watch -> ended(watch.ended(open)));
        }
    }

    private static @Nullable UUID token(Connection connection) {
        Stream stream = connection.stream;
        if (stream != null) {
            return stream.caller().tokenId();
        }
        return connection.session.getAttributes().get(CALLER) instanceof Caller caller ? caller.tokenId() : null;
    }

    /// Pings every socket and ends those that have not answered or never said hello.
    void beat() {
        closeEnded();
        long now = clock.millis();
        String ping = Frames.ping(clock.instant());
        var alive = new HashMap<Object, Caller>();
        for (Connection connection : Set.copyOf(connections.values())) {
            long silent = now - connection.lastHeard;
            Stream stream = connection.stream;
            if (silent > (stream == null ? HELLO_WITHIN : SILENT_FOR).toMillis()) {
                close(connection, CloseStatus.SESSION_NOT_RELIABLE);
            } else if (stream != null) {
                connection.outbox.send(ping);
                if (silent < PING_EVERY.toMillis() * 3) {
                    alive.put(stream.caller().actor(), stream.caller());
                }
            }
        }
        if (!alive.isEmpty()) {
            modules.listeners().forEach(listener -> listener.alive(alive.values()));
        }
    }

    /// How many sockets are open.
    int open() {
        return connections.size();
    }

    /// Tells every page to come back, spread over a second so that they do not come all at once.
    void sayGoodbye() {
        int place = 0;
        for (Connection connection : Set.copyOf(connections.values())) {
            connection.outbox.send(Frames.reconnect(500 + 37 * place++ % 1000));
        }
    }

    private static void close(Connection connection, CloseStatus status) {
        try {
            connection.session.close(status);
        } catch (IOException gone) {
            // closing what is closed
        }
    }

    private final class Topics implements StreamCommand.Following {
        private final Stream stream;

        Topics(Stream stream) {
            this.stream = stream;
        }

        @Override
        public Set<Topic> topics() {
            return new HashSet<>(stream.topics());
        }

        @Override
        public void add(Topic topic) {
            streams.follow(stream, topic);
        }

        @Override
        public void remove(Topic topic) {
            streams.unfollow(stream, topic);
        }
    }
}
