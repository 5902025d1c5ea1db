package parley.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaKindTest {

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void believesTheBytesNotTheName() {
        assertThat(MediaKind.of(bytes("\u0089PNG\r\n\u001a\n...."), "photo.txt").type())
                .isEqualTo("image/png");
        assertThat(MediaKind.of(bytes("<html><script>"), "photo.png").type()).isEqualTo("text/html");
        assertThat(MediaKind.of(bytes("MZ\u0090\u0000"), "photo.png").isProgram())
                .isTrue();
        assertThat(MediaKind.of(bytes("\u00ff\u00d8\u00ff\u00e0"), "x").type()).isEqualTo("image/jpeg");
        assertThat(MediaKind.of(bytes("RIFF....WEBPVP8 "), "x").type()).isEqualTo("image/webp");
        assertThat(MediaKind.of(bytes("%PDF-1.7"), "x").type()).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"setup.exe", "a.pdf.exe", "A.BAT", "x.js", "run.sh", "tool.jar", "m.docm", "l.lnk", "a.hta"})
    void refusesWhatRunsByItsName(String name) {
        assertThat(MediaKind.of(bytes("harmless"), name).isProgram()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ.", "\u007fELF", "#!/bin/sh", "\u00ca\u00fe\u00ba\u00be", "\u0000asm"})
    void refusesWhatRunsByItsContent(String start) {
        assertThat(MediaKind.of(bytes(start), "letter.txt").isProgram()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.zip,application/zip"
    })
    void asksTheNameWhichContainerItIs(String name, String type) {
        assertThat(MediaKind.of(bytes("PK\u0003\u0004...."), name).type()).isEqualTo(type);
    }

    @Test
    void tellsTextFromBytes() {
        assertThat(MediaKind.of("姓名,电话\n".getBytes(StandardCharsets.UTF_8), "list.csv")
                        .type())
                .isEqualTo("text/csv");
        assertThat(MediaKind.of("hello 你".getBytes(StandardCharsets.UTF_8), "a").type())
                .isEqualTo("text/plain");
        byte[] cut = java.util.Arrays.copyOf("hello 你".getBytes(StandardCharsets.UTF_8), 8);
        assertThat(MediaKind.of(cut, "a").type()).isEqualTo("text/plain");
        assertThat(MediaKind.of(bytes("a\u0000b"), "a.txt").type()).isEqualTo("application/octet-stream");
        assertThat(MediaKind.of(new byte[0], "a").type()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "  <!DOCTYPE html><p>",
                "text <script>alert(1)</script>"
            })
    void neverShowsWhatABrowserWouldRun(String text) {
        String type = MediaKind.of(bytes(text), "a.png").type();

        assertThat(MediaKind.isInline(type)).isFalse();
        assertThat(MediaKind.served(type)).isEqualTo("application/octet-stream");
    }
}
