package parley.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import parley.Parley;
import parley.platform.database.DatabaseAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole application with the sample centre, on a test database and any free port.
final class Centre implements AutoCloseable {

    final ConfigurableApplicationContext context;
    final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private Centre(ConfigurableApplicationContext context) {
        this.context = context;
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("no web server");
        }
        this.url = "http://127.0.0.1:" + server.getPort();
    }

    static Centre start(DatabaseAddress address, Path folder) {
        return start(address, folder, Map.of());
    }

    /// With some settings of its own.
    static Centre start(DatabaseAddress address, Path folder, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", address.url());
        properties.put("spring.datasource.username", String.valueOf(address.user()));
        properties.put("spring.datasource.password", String.valueOf(address.password()));
        properties.put("parley.version", "test");
        properties.put("parley.accounts.folder", folder.toString());
        properties.put("parley.demo.folder", folder.toString());
        properties.put("parley.demo.enabled", true);
        properties.put("parley.demo.simulation", false);
        properties.put("parley.log.folder", folder.resolve("log").toString());
        properties.putAll(settings);
        var application = new SpringApplication(Parley.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        return new Centre(application.run());
    }

    /// What came back.
    record Answer(int status, String body, Map<String, java.util.List<String>> headers) {
        String code() {
            return status >= 400 && body.startsWith("{") ? json().path("code").asString() : "";
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    Answer ask(String method, String path, @Nullable String body, @Nullable String token) {
        return send(method, path, body, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = sendAgain(request.build());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A refusal closes the connection when it leaves a body unread, and the next request may just
    /// have been given that connection.
    private HttpResponse<String> sendAgain(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
