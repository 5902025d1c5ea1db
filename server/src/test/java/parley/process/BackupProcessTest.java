package parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A centre that is talked to, saved while it runs, and restored elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupProcessTest {

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    private final Path folder = FOLDERS.unpacked();
    private final Path backups = FOLDERS.empty();
    private final Path elsewhere = FOLDERS.empty().resolve("restored");
    private final Path backup = backups.resolve("running.parley");
    private final HttpClient client = HttpClient.newHttpClient();
    private final ParleyProcess first = ParleyProcess.start(folder, "--demo", "--no-simulation");
    private final String url = first.awaitReady();
    private final String token = supervisor();
    private String fileId = "";
    private String conversations = "";
    private String messages = "";

    private String supervisor() {
        return StreamSupport.stream(
                        ParleyProcess.runFile(folder)
                                .path("demo")
                                .path("accounts")
                                .spliterator(),
                        false)
                .filter(account -> account.path("role").asString().equals("administrator"))
                .findFirst()
                .orElseThrow()
                .path("token")
                .asString();
    }

    @AfterAll
    void end() {
        first.close();
        client.close();
    }

    private String call(String base, String bearer, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (body.isEmpty()) {
            request.GET();
        } else {
            request.header("Content-Type", type).POST(BodyPublishers.ofString(body));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + answer.body()).isLessThan(300);
            return answer.body();
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String get(String base, String path) {
        return call(base, token, path, "", "");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<String> refusal(int exit, String... arguments) {
        ParleyProcess process = ParleyProcess.run(arguments);
        assertThat(process.awaitRefusal()).as(process.errors().toString()).isEqualTo(exit);
        assertThat(process.output()).isEmpty();
        return process.errors();
    }

    @Test
    @Order(1)
    void talks() throws IOException {
        String channel = json(Files.readString(folder.resolve("demo.json")))
                .path("channelId")
                .asString();
        String visitor = json(call(
                        url,
                        "",
                        "/api/v1/webchat/" + channel + "/visitors",
                        "application/json",
                        "{\"language\": \"zh-CN\"}"))
                .path("token")
                .asString();
        for (String text : List.of("你好", "tab\\there", "\\\\N and \\\\. and \\\"quotes\\\"", "😀")) {
            call(
                    url,
                    visitor,
                    "/api/v1/webchat/" + channel + "/messages",
                    "application/json",
                    "{\"text\": \"" + text + "\"}");
        }
        conversations = get(url, "/api/v1/conversations?scope=open");
        String id = json(conversations).path("items").path(0).path("id").asString();
        messages = get(url, "/api/v1/conversations/" + id + "/messages");
        fileId = json(call(url, token, "/api/v1/files?name=a.txt", "application/octet-stream", "a file 文件"))
                .path("id")
                .asString();

        assertThat(messages).contains("你好", "😀");
    }

    @Test
    @Order(2)
    void isSavedWhileItRuns() throws IOException {
        List<String> lines = refusal(0, "backup", backup.toString(), "--data", folder.toString(), "--with-key");

        assertThat(lines).anyMatch(line -> line.startsWith("conversation_entry: "));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (var archive = new ZipFile(backup.toFile())) {
            assertThat(archive.getEntry("manifest.json")).isNotNull();
            assertThat(archive.getEntry("folder/secret.key")).isNotNull();
            // so the restored centre begins a new epoch, and old cursors are reset
            assertThat(archive.getEntry("tables/live_entry.copy")).isNull();
            assertThat(archive.getEntry("tables/live_epoch.copy")).isNull();
        }
        assertThat(refusal(1, "backup", backup.toString(), "--data", folder.toString()))
                .anyMatch(line -> line.contains("never overwritten"));
        assertThat(refusal(1, "backup", backups.resolve("no").toString(), "--data", backups.toString()))
                .anyMatch(line -> line.contains("no centre"));
    }

    @Test
    @Order(3)
    void leavesItsKeyAtHomeUnlessAsked() throws IOException {
        assertThat(first.isAlive()).isTrue();
        first.signal("TERM");
        assertThat(first.awaitExit(ParleyProcess.STOP)).isZero();
        Path stopped = backups.resolve("stopped.parley");

        refusal(0, "backup", stopped.toString(), "--data", folder.toString());

        try (var archive = new ZipFile(stopped.toFile())) {
            assertThat(archive.getEntry("folder/secret.key")).isNull();
        }
    }

    @Test
    @Order(4)
    void refusesWhatIsDamagedOrNotEmpty() throws IOException {
        assertThat(refusal(1, "restore", backup.toString(), "--data", folder.toString()))
                .anyMatch(line -> line.contains("is not empty"));

        Path damaged = backups.resolve("damaged.parley");
        byte[] bytes = Files.readAllBytes(backup);
        // in what was written, not in what the archive notes about times
        String entry = "tables/conversation_entry.copy";
        int content = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(entry) + entry.length();
        bytes[content + 20] ^= 1;
        Files.write(damaged, bytes);
        Path cut = backups.resolve("cut.parley");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        for (Path broken : List.of(damaged, cut)) {
            Path target = FOLDERS.empty();

            assertThat(refusal(1, "restore", broken.toString(), "--data", target.toString()))
                    .hasSizeLessThanOrEqualTo(2)
                    .anyMatch(line -> line.startsWith("parley: "));
            assertThat(target).isEmptyDirectory();
        }
    }

    @Test
    @Order(5)
    void isTheSameElsewhere() throws IOException {
        refusal(0, "restore", backup.toString(), "--data", elsewhere.toString());
        try (ParleyProcess second = ParleyProcess.start(elsewhere)) {
            String restored = second.awaitReady();

            assertThat(get(restored, "/api/v1/conversations?scope=open")).isEqualTo(conversations);
            String id = json(conversations).path("items").path(0).path("id").asString();
            assertThat(get(restored, "/api/v1/conversations/" + id + "/messages"))
                    .isEqualTo(messages);
            assertThat(get(restored, "/api/v1/files/" + fileId)).isEqualTo("a file 文件");
        }
        assertThat(elsewhere.resolve("secret.key")).hasSameTextualContentAs(folder.resolve("secret.key"));
    }
}
