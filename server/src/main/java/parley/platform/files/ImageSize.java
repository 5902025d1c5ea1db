package parley.platform.files;

import java.util.Optional;

/// The size of an image from its first bytes, without decoding a pixel: a picture from a
/// stranger is never unpacked here.
record ImageSize(int width, int height) {

    private static final int JPEG_MARKER = 0xff;

    /// The size, where the head tells.
    static Optional<ImageSize> of(byte[] head, String mediaType) {
        var bytes = new Bytes(head);
        try {
            return switch (mediaType) {
                case "image/png" -> real(bytes.big(16, 4), bytes.big(20, 4));
                case "image/gif" -> real(bytes.little(6, 2), bytes.little(8, 2));
                case "image/webp" -> webp(bytes);
                case "image/jpeg" -> jpeg(bytes);
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    private static Optional<ImageSize> real(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }

    /// RFC 9649 §2: one of three forms.
    private static Optional<ImageSize> webp(Bytes bytes) {
        return switch (bytes.word(12)) {
            case "VP8 " -> real(bytes.little(26, 2) & 0x3fff, bytes.little(28, 2) & 0x3fff);
            case "VP8L" -> {
                int bits = bytes.little(21, 4);
                yield real((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
            }
            case "VP8X" -> real(bytes.little(24, 3) + 1, bytes.little(27, 3) + 1);
            default -> Optional.empty();
        };
    }

    /// ITU-T T.81 annex B: the frame header is one of the markers C0 to CF, without C4, C8 and
    /// CC.
    private static Optional<ImageSize> jpeg(Bytes bytes) {
        int at = 2;
        while (bytes.big(at, 1) == JPEG_MARKER) {
            int marker = bytes.big(at + 1, 1);
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return real(bytes.big(at + 7, 2), bytes.big(at + 5, 2));
            }
            boolean isFill = marker == JPEG_MARKER;
            at += isFill ? 1 : 2 + bytes.big(at + 2, 2);
        }
        return Optional.empty();
    }

    private static final class Bytes {

        private final byte[] head;

        Bytes(byte[] head) {
            this.head = head;
        }

        int big(int offset, int count) {
            int value = 0;
            for (int index = 0; index < count; index++) {
                value = (value << 8) | (head[offset + index] & 0xff);
            }
            return value;
        }

        int little(int offset, int count) {
            int value = 0;
            for (int index = count - 1; index >= 0; index--) {
                value = (value << 8) | (head[offset + index] & 0xff);
            }
            return value;
        }

        String word(int offset) {
            return new String(head, offset, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}
