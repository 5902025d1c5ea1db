package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.Requirement;

/// A day of calls, chats and mails by one set of rules can be lived again.
class EqualDaysTest {

    @Requirement("0-99")
    @Test
    void equalCallsGetEqualAnswers() {
        assertThat(day(7)).isEqualTo(day(7)).hasSizeGreaterThan(40_000);
        assertThat(day(8)).isNotEqualTo(day(7));
    }

    /// Twelve hours of 1,000 agents and 50,000 items, as the log of who got what.
    private static List<String> day(long seed) {
        return new SimulatedDay(seed, 1_000, 50_000).run();
    }
}
