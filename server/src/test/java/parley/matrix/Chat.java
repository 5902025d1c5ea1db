package parley.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People of the sample centre who talk: visitors, the agents, a supervisor.
final class Chat implements AutoCloseable {

    final Centre centre;
    final String channel;
    final String admin;
    final String supervisor;
    final String wu;
    final String zhao;
    private final TestDatabase database;
    private final HttpClient http = HttpClient.newHttpClient();

    private Chat(Centre centre, TestDatabase database, JsonNode demo) {
        this.centre = centre;
        this.database = database;
        this.channel = demo.path("channelId").asString();
        this.admin = token(demo, "admin");
        this.supervisor = token(demo, "supervisor");
        this.wu = token(demo, "wu.jie");
        this.zhao = token(demo, "zhao.min");
    }

    static Chat start(TestDatabase database, Path folder) throws IOException {
        Centre centre = Centre.start(database.address(), folder);
        return new Chat(centre, database, JsonMapper.shared().readTree(Files.readString(folder.resolve("demo.json"))));
    }

    private static String token(JsonNode demo, String login) {
        for (JsonNode account : demo.path("accounts")) {
            if (account.path("login").asString().equals(login)) {
                return account.path("token").asString();
            }
        }
        throw new IllegalStateException("no account " + login);
    }

    /// A new visitor's token.
    String visitor() {
        return centre.ask("POST", webchat("/visitors"), "{\"language\":\"en\"}", null)
                .json()
                .path("token")
                .asString();
    }

    String webchat(String path) {
        return "/api/v1/webchat/" + channel + path;
    }

    /// A visitor's message; the conversation that it lies in.
    String say(String visitor, String text) {
        return centre.ask("POST", webchat("/messages"), json(text), visitor)
                .json()
                .path("conversationId")
                .asString();
    }

    /// Gives the conversation to an agent, as if an offer had been accepted.
    void give(String conversation, String agent) {
        String person = centre.ask("GET", "/api/v1/session", null, agent)
                .json()
                .path("person")
                .path("id")
                .asString();
        database.jdbc()
                .sql("""
                        update conversation_head
                        set agent_id = :agent,
                            agent_alias = 'Somebody'
                        where id = :id
                        """)
                .param("agent", UUID.fromString(person))
                .param("id", UUID.fromString(conversation))
                .update();
    }

    static String json(String text) {
        return "{\"text\":" + JsonMapper.shared().writeValueAsString(text) + "}";
    }

    /// What came back, as bytes.
    record Raw(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(new String(body(), StandardCharsets.UTF_8));
        }

        String code() {
            return json().path("code").asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// Sends a file as the pages do.
    Raw upload(String path, String token, String name, byte[] content, @Nullable String key) {
        var parts = new ArrayList<byte[]>();
        parts.add(("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.add(content);
        parts.add("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return post(path, token, HttpRequest.BodyPublishers.ofByteArray(join(parts)), key);
    }

    Raw post(String path, String token, HttpRequest.BodyPublisher body, @Nullable String key) {
        var request = HttpRequest.newBuilder(URI.create(centre.url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    Raw get(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(centre.url + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private Raw send(HttpRequest request) {
        try {
            return new Raw(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static byte[] join(List<byte[]> parts) {
        var all = new java.io.ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public void close() {
        http.close();
        centre.close();
    }
}
