package parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// One process from its first start to its clean stop; the last test stops it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifeProcessTest {

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    private final Instant before = Instant.now().minusSeconds(1);
    private final Path folder = FOLDERS.unpacked();
    private final ParleyProcess process = ParleyProcess.start(folder);
    private final String url = process.awaitReady();

    LifeProcessTest() {
        FOLDERS.lendPrograms(folder);
    }

    @AfterAll
    void end() {
        process.close();
    }

    @Test
    @Order(1)
    void printsTheReadyLineAndNothingElse() {
        assertThat(process.output()).containsExactly("ready " + url);
        assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    @Order(2)
    void isReadyWhenItSaysSo() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(url + "/health/ready")).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void leavesTheFactsForScripts() throws IOException {
        JsonNode facts = ParleyProcess.runFile(folder);

        assertThat(facts.get("url").asString()).isEqualTo(url);
        assertThat(facts.get("pid").asLong()).isEqualTo(process.pid());
        assertThat(facts.get("version").asString()).isNotBlank();
        assertThat(Instant.parse(facts.get("startedAt").asString())).isBetween(before, Instant.now());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run.json"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(4)
    void keepsASecondOneOut() {
        try (ParleyProcess second = ParleyProcess.start(folder)) {
            assertThat(second.awaitRefusal()).isEqualTo(1);
            assertThat(second.sentences())
                    .containsExactly("parley: The data folder " + folder
                            + " is in use by another Parley (process " + process.pid()
                            + "). Stop that one, or choose another folder with --data.");
            assertThat(second.output()).isEmpty();
        }
        assertThat(process.isAlive()).isTrue();
        assertThat(folder.resolve("run.json")).exists();
    }

    @Test
    @Order(5)
    void saysThatThePortIsTaken() {
        String port = url.substring(url.lastIndexOf(':') + 1);
        Path other = FOLDERS.empty();
        try (ParleyProcess second = ParleyProcess.run("start", "--port", port, "--data", other.toString())) {
            assertThat(second.awaitRefusal()).isEqualTo(1);
            assertThat(second.sentences())
                    .containsExactly("parley: Port " + port + " is taken by another program. Choose another with"
                            + " --port, or --port 0 for any free one.");
        }
        assertThat(other).isEmptyDirectory();
    }

    @Test
    @Order(6)
    void saysItInChineseOnAChineseTerminal() {
        var launch = new ParleyProcess.Launch().language("zh_CN.UTF-8");
        try (ParleyProcess second = ParleyProcess.run(launch, ParleyProcess.arguments(folder))) {
            assertThat(second.awaitRefusal()).isEqualTo(1);
            assertThat(second.sentences()).singleElement().asString().contains("正被另一个 Parley");
        }
    }

    @Test
    @Order(7)
    void stopsCleanlyWhenItIsTerminated() {
        ProcessHandle postgres = ParleyProcess.postgres(folder);

        process.signal("TERM");

        assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();
        assertThat(process.output()).containsExactly("ready " + url);
        assertThat(process.sentences()).isEmpty();
        assertThat(folder.resolve("run.json")).doesNotExist();
        assertThat(postgres.isAlive()).isFalse();
        assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }
}
