package parley.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// The last six of the eight digits of RFC 6238, appendix B.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void givesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SEED, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void takesTheCodeOfOneStepBeforeAndAfterButNoFurther() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.match(SEED, Totp.code(SEED, near), now, 0)).hasValue(near);
        }
        assertThat(Totp.match(SEED, Totp.code(SEED, step - 2), now, 0)).isEmpty();
        assertThat(Totp.match(SEED, Totp.code(SEED, step + 2), now, 0)).isEmpty();
    }

    @Test
    void takesNoCodeTwiceNorAnOlderOneAfterIt() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        assertThat(Totp.match(SEED, Totp.code(SEED, step), now, step)).isEmpty();
        assertThat(Totp.match(SEED, Totp.code(SEED, step - 1), now, step)).isEmpty();
        assertThat(Totp.match(SEED, Totp.code(SEED, step + 1), now, step)).hasValue(step + 1);
    }

    @Test
    void writesSeedsAsAppsReadThem() {
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Totp.base32(SEED)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.uri("wu jie", SEED))
                .isEqualTo("otpauth://totp/Parley:wu%20jie?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Parley");
    }
}
