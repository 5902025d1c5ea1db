package parley.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void readsTheSizeThatAnImageWasWrittenWith(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, out);

        assertThat(ImageSize.of(out.toByteArray(), "image/" + format)).contains(new ImageSize(321, 123));
    }

    @Test
    void readsAllFormsOfWebp() {
        // RFC 9649: lossless 1 x 1, lossy 16 x 9, extended 256 x 100
        assertThat(webp("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700"))
                .isEqualTo(new ImageSize(1, 1));
        assertThat(webp("52494646000000005745425056503820000000000000009d012a10000900"))
                .isEqualTo(new ImageSize(16, 9));
        assertThat(webp("52494646000000005745425056503858" + "0a000000" + "10000000" + "ff0000" + "630000"))
                .isEqualTo(new ImageSize(256, 100));
    }

    private static ImageSize webp(String hex) {
        return ImageSize.of(HexFormat.of().parseHex(hex), "image/webp").orElseThrow();
    }

    @Test
    void endsForEveryCutAndEveryNonsense() {
        byte[] jpeg = HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffffffffffffffc00011080001");
        for (int length = 0; length <= jpeg.length; length++) {
            assertThat(ImageSize.of(java.util.Arrays.copyOf(jpeg, length), "image/jpeg"))
                    .isEmpty();
        }
        assertThat(ImageSize.of(new byte[100], "image/png")).isEmpty();
    }
}
