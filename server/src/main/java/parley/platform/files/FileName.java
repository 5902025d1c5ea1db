package parley.platform.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A name from a stranger, made safe to show and to save under on every system.
final class FileName {

    private static final int LONGEST = 120;

    /// Controls, marks that turn the reading direction, and what some system gives a meaning.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}<>:\"|?*/\\\\]");

    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileName() {}

    /// Its last part without what is unsafe, shortened but with its end; `file` where nothing
    /// is left.
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = UNSAFE.matcher(last)
                .replaceAll("")
                .strip()
                .replaceFirst("^\\.+", "")
                .replaceFirst("[. ]+$", "");
        if (clean.isEmpty()) {
            return "file";
        }
        String stem = clean.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
        return shortened(RESERVED.contains(stem) ? "_" + clean : clean);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int kept = LONGEST - end.codePointCount(0, end.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + end;
    }
}
