package parley.platform.http;

/// Text from outside as any part may store and show it.
public final class SoundText {

    private SoundText() {}

    /// Replaces what no database and no font can hold (NUL, halves of surrogate pairs) by U+FFFD,
    /// so that the reader sees that something stood there; everything else stays as it was written.
    public static String of(String text) {
        if (text.codePoints().noneMatch(SoundText::isUnsound)) {
            return text;
        }
        var sound = new StringBuilder(text.length());
        text.codePoints().map(point -> isUnsound(point) ? 0xFFFD : point).forEach(sound::appendCodePoint);
        return sound.toString();
    }

    private static boolean isUnsound(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
