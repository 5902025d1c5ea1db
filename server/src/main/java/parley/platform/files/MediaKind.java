package parley.platform.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a content is, as its first bytes say. What its sender says counts only where the bytes
/// cannot tell, and never to make it look harmless.
///
/// @param type the media type
/// @param isProgram whether it would run where it is opened
record MediaKind(String type, boolean isProgram) {

    /// So many first bytes are looked at.
    static final int HEAD = 1 << 16;

    /// May be shown in a page; everything else is only downloaded.
    private static final Set<String> INLINE = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final String BINARY = "application/octet-stream";

    /// The first bytes of a kind, at an offset, written as Latin-1.
    private record Sign(int offset, String bytes, String type, boolean isProgram) {

        boolean fits(byte[] head) {
            int to = offset + bytes.length();
            return head.length >= to
                    && new String(head, offset, bytes.length(), StandardCharsets.ISO_8859_1).equals(bytes);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            sign(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            sign(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            sign(0, "GIF87a", "image/gif"),
            sign(0, "GIF89a", "image/gif"),
            sign(8, "WEBP", "image/webp"),
            sign(0, "%PDF-", "application/pdf"),
            sign(8, "WAVE", "audio/wav"),
            sign(8, "AVI ", "video/x-msvideo"),
            sign(4, "ftypM4A", "audio/mp4"),
            sign(4, "ftypqt", "video/quicktime"),
            sign(4, "ftyphei", "image/heic"),
            sign(4, "ftypavif", "image/avif"),
            sign(4, "ftyp", "video/mp4"),
            sign(0, "OggS", "audio/ogg"),
            sign(0, "ID3", "audio/mpeg"),
            sign(0, "\u00ff\u00fb", "audio/mpeg"),
            sign(0, "#!AMR", "audio/amr"),
            sign(0, "fLaC", "audio/flac"),
            sign(0, "\u001aE\u00df\u00a3", "video/webm"),
            sign(0, "II*\u0000", "image/tiff"),
            sign(0, "MM\u0000*", "image/tiff"),
            sign(0, "BM", "image/bmp"),
            sign(0, "PK\u0003\u0004", "application/zip"),
            sign(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
            sign(0, "Rar!\u001a\u0007", "application/vnd.rar"),
            sign(0, "\u001f\u008b", "application/gzip"),
            sign(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "application/x-ole-storage"),
            sign(0, "{\\rtf", "application/rtf"),
            program(0, "MZ", "application/vnd.microsoft.portable-executable"),
            program(0, "\u007fELF", "application/x-elf"),
            program(0, "\u00ca\u00fe\u00ba\u00be", "application/java-vm"),
            program(0, "\u00fe\u00ed\u00fa\u00ce", "application/x-mach-binary"),
            program(0, "\u00fe\u00ed\u00fa\u00cf", "application/x-mach-binary"),
            program(0, "\u00ce\u00fa\u00ed\u00fe", "application/x-mach-binary"),
            program(0, "\u00cf\u00fa\u00ed\u00fe", "application/x-mach-binary"),
            program(0, "\u0000asm", "application/wasm"),
            program(0, "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000", "application/x-ms-shortcut"),
            program(0, "#!", "text/x-shellscript"));

    /// A name with one of these ends runs on somebody's machine, whatever its content.
    private static final Set<String> PROGRAM_ENDS = Set.of(
            "exe", "com", "bat", "cmd", "scr", "pif", "msi", "msp", "dll", "cpl", "hta", "js", "jse", "vbs", "vbe",
            "wsf", "wsh", "ps1", "psm1", "reg", "lnk", "jar", "class", "apk", "app", "dmg", "deb", "rpm", "sh", "url",
            "scf", "chm", "iso", "img", "vhd", "docm", "xlsm", "pptm");

    /// What a zip or an old office file is, its name may say.
    private static final Map<String, String> CONTAINERS = Map.of(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "odt", "application/vnd.oasis.opendocument.text",
            "ods", "application/vnd.oasis.opendocument.spreadsheet",
            "odp", "application/vnd.oasis.opendocument.presentation");

    private static final Map<String, String> OLD_OFFICE = Map.of(
            "doc", "application/msword",
            "xls", "application/vnd.ms-excel",
            "ppt", "application/vnd.ms-powerpoint",
            "msg", "application/vnd.ms-outlook");

    private static final Map<String, String> TEXTS =
            Map.of("csv", "text/csv", "json", "application/json", "ics", "text/calendar", "md", "text/markdown");

    private static Sign sign(int offset, String bytes, String type) {
        return new Sign(offset, bytes, type, false);
    }

    private static Sign program(int offset, String bytes, String type) {
        return new Sign(offset, bytes, type, true);
    }

    /// What the content is.
    ///
    /// @param head its first bytes, [#HEAD] of them or all
    /// @param name what its sender calls it
    static MediaKind of(byte[] head, String name) {
        String end = end(name);
        if (PROGRAM_ENDS.contains(end)) {
            return new MediaKind("application/x-" + end, true);
        }
        for (Sign sign : SIGNS) {
            if (sign.fits(head)) {
                return new MediaKind(refined(sign.type(), end), sign.isProgram());
            }
        }
        return new MediaKind(text(head, end), false);
    }

    private static String refined(String type, String end) {
        return switch (type) {
            case "application/zip" -> CONTAINERS.getOrDefault(end, type);
            case "application/x-ole-storage" -> OLD_OFFICE.getOrDefault(end, type);
            default -> type;
        };
    }

    private static String text(byte[] head, String end) {
        String text = decoded(head);
        if (text == null) {
            return BINARY;
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return "image/svg+xml";
        }
        if (start.startsWith("<!doctype html")
                || start.contains("<html")
                || start.contains("<script")
                || end.startsWith("htm")
                || end.equals("xhtml")) {
            return "text/html";
        }
        if (start.startsWith("<?xml")) {
            return "text/xml";
        }
        return TEXTS.getOrDefault(end, "text/plain");
    }

    /// As UTF-8, where it is text; the last character may be cut.
    private static @Nullable String decoded(byte[] head) {
        int length = head.length;
        for (int cut = 0; cut <= 3 && cut <= length; cut++) {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(head, 0, length - cut))
                        .toString();
                boolean isText = text.chars().allMatch(letter -> letter >= ' ' || "\t\n\r\f".indexOf(letter) >= 0);
                return isText ? text : null;
            } catch (CharacterCodingException cutCharacter) {
                // perhaps only because the head ends within a character: tried again without its last byte
            }
        }
        return null;
    }

    static String end(String name) {
        return name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /// Whether a page may show it.
    static boolean isInline(String type) {
        return INLINE.contains(type);
    }

    /// The type to answer with: what a browser might run is bytes without a meaning.
    static String served(String type) {
        boolean isActive = type.contains("html") || type.contains("xml") || type.contains("svg");
        return isActive ? BINARY : type;
    }
}
