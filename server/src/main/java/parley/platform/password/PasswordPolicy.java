package parley.platform.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import parley.platform.kernel.ProblemException;

/// Which passwords a person may choose: long ones that nobody would try first (NIST SP 800-63B-4
/// §3.1.1.2). What kinds of characters they consist of does not matter.
public final class PasswordPolicy {

    static final int SHORTEST = 12;

    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> COMMON = common();

    private PasswordPolicy() {}

    /// Lets a password pass that may be chosen.
    ///
    /// @throws ProblemException that says what to change
    public static void check(String password, String login) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new ProblemException(PasswordProblem.PASSWORD_TOO_SHORT, SHORTEST);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (login.length() > 2 && plain.contains(login.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(PasswordProblem.PASSWORD_NAMES_YOU);
        }
        if (COMMON.contains(plain) || plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            throw new ProblemException(PasswordProblem.PASSWORD_TOO_COMMON);
        }
    }

    private static Set<String> common() {
        try (InputStream in = PasswordPolicy.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is not beside the class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
