package parley.platform.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import parley.platform.identity.Secrets;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;

class PasswordPolicyTest {

    @Test
    void takesLongOnesOfAnyKind() {
        PasswordPolicy.check("a sentence of words", "wu.jie");
        PasswordPolicy.check("四个简单的中文词语组成密码", "wu.jie");
        PasswordPolicy.check(new Secrets().password(), "wu.jie");
    }

    @Test
    void refusesShortCommonAndPersonalOnes() {
        assertThat(refusal("elevenchars", "x")).isEqualTo(PasswordProblem.PASSWORD_TOO_SHORT);
        assertThat(refusal("Password1234", "x")).isEqualTo(PasswordProblem.PASSWORD_TOO_COMMON);
        assertThat(refusal("abababababababab", "x")).isEqualTo(PasswordProblem.PASSWORD_TOO_COMMON);
        assertThat(refusal("my-WU.JIE-is-me", "wu.jie")).isEqualTo(PasswordProblem.PASSWORD_NAMES_YOU);
    }

    @Test
    void everyRefusalTellsWhatToDoInBothLanguages() {
        for (PasswordProblem code : PasswordProblem.values()) {
            assertThat(new ProblemException(code, 1).text(Locale.ENGLISH)).isNotBlank();
            assertThat(new ProblemException(code, 1).text(Locale.CHINESE)).isNotBlank();
        }
    }

    private static ProblemCode refusal(String password, String login) {
        var found = new ProblemCode[1];
        assertThatThrownBy(() -> PasswordPolicy.check(password, login))
                .isInstanceOfSatisfying(ProblemException.class, problem -> found[0] = problem.code());
        return found[0];
    }
}
