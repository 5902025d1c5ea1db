package parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people write, are called and keep secret is in no log, neither ours nor the database's.
class LogProcessTest {

    private static final String MARKER = "zq7marker";

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @Test
    void noLogHoldsWhatPeopleWriteOrAreCalled() throws IOException, InterruptedException {
        Path folder = FOLDERS.unpacked();
        Files.writeString(folder.resolve("parley.properties"), "parley.log.format=ecs\n");
        try (ParleyProcess process = ParleyProcess.start(folder, "--demo", "--no-simulation");
                HttpClient client = HttpClient.newHttpClient()) {
            String url = process.awaitReady();
            JsonNode demo = ParleyProcess.runFile(folder).path("demo");
            String administrator = demo.path("accounts").path(0).path("token").asString();
            String webchat = "/api/v1/webchat/"
                    + JsonMapper.shared()
                            .readTree(Files.readString(folder.resolve("demo.json")))
                            .path("channelId")
                            .asString();
            String visitor = JsonMapper.shared()
                    .readTree(post(client, url + webchat + "/visitors", "{\"language\":\"en\"}", "-"))
                    .path("token")
                    .asString();
            String person = "{\"login\":\"%s\",\"name\":\"%s\",\"language\":\"en\"}".formatted(MARKER, MARKER);

            post(client, url + webchat + "/messages", "{\"text\":\"%s\"}".formatted(MARKER), visitor);
            post(client, url + webchat + "/messages", "{\"text\":{\"%s\":1}}".formatted(MARKER), visitor);
            post(client, url + webchat + "/messages", "{\"text\":\"a\\u0000%s\"}".formatted(MARKER), visitor);
            post(client, url + webchat + "/visitors", "{\"language\":\"%s".formatted(MARKER), "-");
            post(client, url + "/api/v1/people", person, administrator);
            post(client, url + "/api/v1/people", person, administrator);
            post(client, url + "/api/v1/people/" + MARKER, person, administrator);
            post(client, url + "/api/v1/tokens", "{\"name\":\"%s\"}".formatted(MARKER), administrator);
            String secret = "{\"login\":\"%s\",\"password\":\"%s and more of it\"}".formatted(MARKER, MARKER);
            post(client, url + "/api/v1/session", secret, "-");
            post(client, url + "/api/v1/session", secret, MARKER);
            process.signal("TERM");
            assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();

            assertThat(String.join("\n", process.errors())).doesNotContain(MARKER);
            String own = logs(folder.resolve("log"));
            assertThat(own).contains("\"message\":").doesNotContain(MARKER);
            assertThat(logs(folder.resolve("postgres/log"))).isNotEmpty().doesNotContain(MARKER);
        }
    }

    private static String post(HttpClient client, String url, String body, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(LogProcessTest::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
