package parley.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "发票 2026.pdf,发票 2026.pdf",
        "../../etc/passwd,passwd",
        "C:\\Users\\x\\a.txt,a.txt",
        ".bashrc,bashrc",
        "con.txt,_con.txt",
        "a<b>:c?.txt,abc.txt",
        "...,file",
        "' ',file"
    })
    void isSafeEverywhere(String given, String safe) {
        assertThat(FileName.safe(given)).isEqualTo(safe);
    }

    @Test
    void losesWhatHidesItsEnd() {
        assertThat(FileName.safe("photo\u202egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileName.safe("a\u0000b\r\n.txt")).isEqualTo("ab.txt");
    }

    @Test
    void isShortenedButKeepsItsEnd() {
        String safe = FileName.safe("😀".repeat(300) + ".pdf");

        assertThat(safe.codePointCount(0, safe.length())).isEqualTo(120);
        assertThat(safe).endsWith("😀.pdf");
    }
}
