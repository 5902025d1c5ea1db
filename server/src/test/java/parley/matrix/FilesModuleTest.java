package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// Files that customers and staff send each other, over HTTP.
class FilesModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 3, 0, 0, 0, 2
    };

    private static @Nullable Chat running;

    private static Chat chat() {
        return java.util.Objects.requireNonNull(running);
    }

    @BeforeAll
    static void start() throws IOException {
        running = Chat.start(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        chat().close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String visitorUpload(String visitor, String name, byte[] content) {
        Chat.Raw answer = chat().upload(chat().webchat("/files"), visitor, name, content, null);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static String message(String text, String... files) {
        return "{\"text\":\"" + text + "\",\"fileIds\":[\"" + String.join("\",\"", files) + "\"]}";
    }

    private static JsonNode entries(String conversation) {
        return chat().centre
                .ask("GET", "/api/v1/conversations/" + conversation + "/messages", null, chat().supervisor)
                .json()
                .path("items");
    }

    @Test
    void aPictureOfAVisitorIsAnEntryAfterTheWordsAndReadByWhoReadsTheConversation() {
        String visitor = chat().visitor();
        String file = visitorUpload(visitor, "鞋 1.png", PNG);

        Centre.Answer sent = chat().centre
                .send(
                        "POST",
                        chat().webchat("/messages"),
                        message("look", file),
                        java.util.Map.of("Authorization", "Bearer " + visitor, "Idempotency-Key", "k1"));
        Centre.Answer again = chat().centre
                .send(
                        "POST",
                        chat().webchat("/messages"),
                        message("look", file),
                        java.util.Map.of("Authorization", "Bearer " + visitor, "Idempotency-Key", "k1"));

        assertThat(sent.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(sent.json().path("id"));
        String conversation = sent.json().path("conversationId").asString();
        assertThat(entries(conversation)).hasSize(3);
        JsonNode entry = entries(conversation).get(1);
        assertThat(entry.path("seq").asInt()).isEqualTo(2);
        assertThat(entry.path("clientKey").asString()).endsWith("k1/1");
        assertThat(entry.path("content").path("type").asString()).isEqualTo("file");
        assertThat(entry.path("content").path("fileId").asString()).isEqualTo(file);
        assertThat(entry.path("content").path("name").asString()).isEqualTo("鞋 1.png");
        assertThat(entry.path("content").path("mediaType").asString()).isEqualTo("image/png");
        assertThat(entry.path("content").path("width").asInt()).isEqualTo(3);
        assertThat(entry.path("content").path("height").asInt()).isEqualTo(2);

        Chat.Raw got = chat().get("/api/v1/files/" + file, chat().supervisor);
        assertThat(got.body()).isEqualTo(PNG);
        assertThat(got.header("Content-Type")).isEqualTo("image/png");
        assertThat(got.header("Content-Disposition")).startsWith("inline");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.header("Content-Security-Policy")).contains("sandbox");
        assertThat(chat().get(chat().webchat("/files/" + file), visitor).body()).isEqualTo(PNG);
        assertThat(chat().get(chat().webchat("/files/" + file), chat().visitor())
                        .status())
                .isEqualTo(404);
        // the conversation is nobody's yet, so it is not this agent's either
        assertThat(chat().get("/api/v1/files/" + file, chat().zhao).status()).isEqualTo(404);
        chat().give(conversation, chat().zhao);
        assertThat(chat().get("/api/v1/files/" + file, chat().zhao).status()).isEqualTo(200);
    }

    @Test
    void aFileAloneBeginsAConversationAndNamesTheWork() {
        String visitor = chat().visitor();
        String file = visitorUpload(visitor, "invoice.pdf", bytes("%PDF-1.7 x"));

        Centre.Answer sent = chat().centre.ask("POST", chat().webchat("/messages"), message("", file), visitor);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().path("content").path("name").asString()).isEqualTo("invoice.pdf");
        assertThat(DATABASE.jdbc()
                        .sql("select preview from routing_work where subject_id = :id::uuid")
                        .param("id", sent.json().path("conversationId").asString())
                        .query(String.class)
                        .single())
                .isEqualTo("invoice.pdf");
        assertThat(chat().centre
                        .ask("POST", chat().webchat("/messages"), "{\"text\":\"\",\"fileIds\":[]}", visitor)
                        .code())
                .isEqualTo("message-empty");
    }

    @Test
    void anAgentSendsFilesAndANotesFileStaysInside() {
        String visitor = chat().visitor();
        String conversation = chat().say(visitor, "hello");
        chat().give(conversation, chat().wu);
        String path = "/api/v1/conversations/" + conversation;
        String open = chat().upload(path + "/files", chat().wu, "a.txt", bytes("offer"), "u1")
                .json()
                .path("id")
                .asString();
        String same = chat().upload(path + "/files", chat().wu, "a.txt", bytes("offer"), "u1")
                .json()
                .path("id")
                .asString();
        String secret = chat().upload(path + "/files", chat().wu, "b.txt", bytes("margin"), null)
                .json()
                .path("id")
                .asString();

        chat().centre.ask("POST", path + "/messages", message("here", open), chat().wu);
        Centre.Answer note = chat().centre
                .ask(
                        "POST",
                        path + "/messages",
                        "{\"text\":\"\",\"visibility\":\"internal\",\"fileIds\":[\"" + secret + "\"]}",
                        chat().wu);

        assertThat(same).isEqualTo(open);
        assertThat(note.json().path("visibility").asString()).isEqualTo("internal");
        assertThat(chat().get(chat().webchat("/files/" + open), visitor).header("Content-Disposition"))
                .startsWith("attachment");
        assertThat(chat().get(chat().webchat("/files/" + secret), visitor).status())
                .isEqualTo(404);
        assertThat(chat().get("/api/v1/files/" + secret, visitor).status()).isEqualTo(403);
        assertThat(chat().get("/api/v1/files/" + secret, chat().wu).status()).isEqualTo(200);
        assertThat(chat().get("/api/v1/files/" + secret, chat().zhao).status()).isEqualTo(404);
        assertThat(chat().centre
                        .ask("GET", chat().webchat("/conversation"), null, visitor)
                        .body())
                .contains("a.txt")
                .doesNotContain("b.txt");
    }

    @Test
    void aMessageNamesOnlyItsSendersFiles() {
        String visitor = chat().visitor();
        String conversation = chat().say(visitor, "hello");
        chat().give(conversation, chat().wu);
        String path = "/api/v1/conversations/" + conversation;
        String agents = chat().upload(path + "/files", chat().wu, "a.txt", bytes("x"), null)
                .json()
                .path("id")
                .asString();
        String visitors = visitorUpload(visitor, "b.txt", bytes("y"));

        assertThat(chat().centre
                        .ask("POST", chat().webchat("/messages"), message("", agents), visitor)
                        .code())
                .isEqualTo("file-gone");
        assertThat(chat().centre
                        .ask("POST", chat().webchat("/messages"), message("", visitors), chat().visitor())
                        .code())
                .isEqualTo("file-gone");
        assertThat(chat().centre
                        .ask("POST", path + "/messages", message("", visitors), chat().wu)
                        .code())
                .isEqualTo("file-gone");
        assertThat(chat().upload(path + "/files", chat().zhao, "a.txt", bytes("x"), null)
                        .status())
                .isEqualTo(404);
        assertThat(entries(conversation)).hasSize(2);
    }

    @Test
    void aFileIsWhatItsBytesSayUnderASafeName() {
        String visitor = chat().visitor();
        String path = chat().webchat("/files");

        assertThat(chat().upload(path, visitor, "a.png", bytes("MZ\u0090"), null)
                        .code())
                .isEqualTo("file-type-refused");
        assertThat(chat().upload(path, visitor, "a.exe", PNG, null).code()).isEqualTo("file-type-refused");
        assertThat(chat().upload(path, visitor, "a.png", new byte[0], null).code())
                .isEqualTo("file-empty");
        JsonNode path1 = chat().upload(path, visitor, "../../etc/passwd", bytes("root"), null)
                .json();
        assertThat(path1.path("name").asString()).isEqualTo("passwd");
        JsonNode turned = chat().upload(path, visitor, "..\\\\invoice\u202egpj.txt", bytes("x"), null)
                .json();
        assertThat(turned.path("name").asString()).isEqualTo("invoicegpj.txt");
        JsonNode svg = chat().upload(path, visitor, "a.png", bytes("<svg onload=alert(1)>"), null)
                .json();
        assertThat(svg.path("mediaType").asString()).isEqualTo("image/svg+xml");
        Chat.Raw got = chat().get(path + "/" + svg.path("id").asString(), visitor);
        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(got.header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void anEndingThatLiesAndANameThatNobodyCanReadDoNotLast() {
        String visitor = chat().visitor();
        String conversation = chat().say(visitor, "hello");
        chat().give(conversation, chat().wu);
        for (String[] door : new String[][] {
            {chat().webchat("/files"), visitor}, {"/api/v1/conversations/" + conversation + "/files", chat().wu}
        }) {
            JsonNode words = chat().upload(door[0], door[1], "photo.png", bytes("only words"), null)
                    .json();
            assertThat(words.path("mediaType").asString()).isEqualTo("text/plain");
            JsonNode picture =
                    chat().upload(door[0], door[1], "letter.txt", PNG, null).json();
            assertThat(picture.path("mediaType").asString()).isEqualTo("image/png");
            String name = "\u200b\u202e\u2066" + "很长的名字".repeat(60) + "\u0085.pdf";
            JsonNode long1 = chat().upload(door[0], door[1], name, bytes("%PDF-1.7 x"), null)
                    .json();
            assertThat(long1.path("name").asString())
                    .endsWith(".pdf")
                    .hasSizeLessThanOrEqualTo(120)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
            // a control in a header is not HTTP
            Chat.Raw control = chat().upload(door[0], door[1], "a\u0001\u001b[31m.txt", bytes("x"), null);
            assertThat(control.status())
                    .as(new String(control.body(), StandardCharsets.UTF_8))
                    .isEqualTo(400);
            assertThat(control.code()).isNotEmpty();
            // the rest of it stays unread, so that nothing more can be sent on this connection
            assertThat(control.header("Connection")).isEqualTo("close");
            assertThat(chat().upload(door[0], door[1], "a.png", new byte[0], null)
                            .code())
                    .isEqualTo("file-empty");
            assertThat(chat().upload(door[0], door[1], "run.bat", bytes("@echo off"), null)
                            .code())
                    .isEqualTo("file-type-refused");
        }
    }

    @Test
    void whatIsTooLargeOrNoFormIsRefusedBeforeItIsStored() {
        String visitor = chat().visitor();
        String path = chat().webchat("/files");

        Chat.Raw large = chat().upload(path, visitor, "film.mp4", new byte[100 << 20], null);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("file-too-large");
        assertThat(chat().upload(path, visitor, "a.txt", new byte[(20 << 20) + 1], null)
                        .code())
                .isEqualTo("file-too-large");
        assertThat(chat().post(
                                path,
                                visitor,
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes("--cut--"))),
                                null)
                        .code())
                .isEqualTo("length-required");
        assertThat(chat().post(path, visitor, BodyPublishers.ofString("no form"), null)
                        .status())
                .isEqualTo(400);
        assertThat(chat().centre.ask("POST", path, "{}", visitor).status()).isEqualTo(415);
    }
}
