package parley.work.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import parley.platform.kernel.ProblemException;

class MessageTextTest {

    @Test
    void keepsEveryValidCharacterAsItWasWritten() {
        String text = "  <b>你好</b> 👩‍👩‍👧‍👦 \u200b\u202e\u0001\t\r\n é e\u0301 ";
        assertThat(MessageText.clean(text, 4000)).isEqualTo(text);
    }

    @Test
    void showsWhereSomethingStoodThatCannotBeStored() {
        assertThat(MessageText.clean("a\u0000b\ud83dc", 4000)).isEqualTo("a\ufffdb\ufffdc");
    }

    @Test
    void refusesNothingAndTooMuchByCodePoints() {
        assertRefused("", 10, ConversationProblem.MESSAGE_EMPTY);
        assertRefused(" \n\t", 10, ConversationProblem.MESSAGE_EMPTY);
        assertRefused("x".repeat(100_000), 4000, ConversationProblem.MESSAGE_TOO_LONG);
        assertThat(MessageText.clean("😀".repeat(10), 10)).hasSize(20);
        assertRefused("😀".repeat(11), 10, ConversationProblem.MESSAGE_TOO_LONG);
    }

    @Test
    void previewsOneLineWithoutCuttingACharacterInTwo() {
        assertThat(MessageText.preview(" one\n two ")).isEqualTo("one two");
        String preview = MessageText.preview("😀".repeat(200));
        assertThat(preview.codePointCount(0, preview.length())).isEqualTo(120);
        assertThat(preview).endsWith("😀…");
    }

    private static void assertRefused(String text, int most, ConversationProblem code) {
        assertThatThrownBy(() -> MessageText.clean(text, most))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
