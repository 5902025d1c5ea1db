package parley.work.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.people.staff.SkillId;
import parley.platform.kernel.Capabilities.Tempo;
import parley.work.queue.QueueId;
import parley.work.triage.Condition.ByAttribute;
import parley.work.triage.Condition.ByChannel;
import parley.work.triage.Condition.ByLanguage;
import parley.work.triage.Condition.ByTempo;
import parley.work.triage.Condition.ByValue;
import parley.work.triage.Condition.ByWords;
import parley.work.triage.Condition.Match;
import parley.work.triage.Outcome.Applied;
import parley.work.triage.TriageRule.Treatment;

class OutcomeTest {

    private static final QueueId USUAL = new QueueId(new UUID(0, 1));
    private static final QueueId OTHER = new QueueId(new UUID(0, 2));
    private static final QueueId THIRD = new QueueId(new UUID(0, 3));
    private static final UUID CHANNEL = new UUID(0, 9);

    private static Contact contact(String text, @Nullable Integer value, Map<String, String> attributes) {
        return new Contact(CHANNEL, Tempo.REAL_TIME, "zh-CN", value, text, attributes);
    }

    private static Treatment then(@Nullable QueueId queue, @Nullable Integer tier, @Nullable Integer priority) {
        return new Treatment(queue, tier, priority, null, Set.of(), Map.of());
    }

    private static TriageRule rule(String name, Treatment then, Condition... when) {
        return new TriageRule(name, List.of(when), then, false);
    }

    private static Outcome of(Contact contact, TriageRule... rules) {
        return Outcome.of(List.of(rules), contact, USUAL);
    }

    @Test
    void withoutRulesEverythingIsAsUsual() {
        assertThat(of(contact("", null, Map.of())))
                .isEqualTo(new Outcome(USUAL, null, 0, null, Set.of(), Map.of(), List.of(), null));
    }

    @Test
    void theUpperOfTwoDecidesAndTheLowerWhatIsLeft() {
        Outcome outcome = of(
                contact("", null, Map.of()),
                rule("upper", then(OTHER, null, 3)),
                rule("lower", then(THIRD, 2, 9)),
                rule("lowest", then(THIRD, 1, 9)));
        assertThat(outcome.queue()).isEqualTo(OTHER);
        assertThat(outcome.tier()).isEqualTo(2);
        assertThat(outcome.priority()).isEqualTo(3);
        assertThat(outcome.applied())
                .containsExactly(
                        new Applied("upper", List.of("queue", "priority")), new Applied("lower", List.of("tier")));
    }

    @Test
    void labelsAddUpAndOfTwoLevelsTheHigherIsAsked() {
        var skill = new UUID(0, 4);
        Outcome outcome = of(
                contact("", null, Map.of()),
                rule("one", new Treatment(null, null, null, 70, Set.of("vip"), Map.of(skill, 2))),
                rule("other", new Treatment(null, null, null, 10, Set.of("returns"), Map.of(skill, 4))));
        assertThat(outcome.labels()).containsExactlyInAnyOrder("vip", "returns");
        assertThat(outcome.skills()).containsExactly(Map.entry(new SkillId(skill), 4));
        assertThat(outcome.value()).isEqualTo(70);
    }

    @Test
    void aFalseAlarmGoesWhereItWouldHaveGoneWithoutTheAlarm() {
        TriageRule alarm = rule("alarm", then(OTHER, 0, null), new ByWords(List.of("gas")));
        TriageRule line = rule("line", then(THIRD, 3, 2), new ByTempo(Set.of(Tempo.REAL_TIME)));
        Outcome outcome = of(contact("I smell gas", null, Map.of()), alarm, line);
        assertThat(outcome.queue()).isEqualTo(OTHER);
        assertThat(outcome.tier()).isZero();
        assertThat(outcome.otherwise()).isEqualTo(new Outcome.Otherwise(THIRD, 3, 2));
        assertThat(of(contact("hello", null, Map.of()), alarm, line).otherwise())
                .as("of what is no emergency")
                .isNull();
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "gas, I smell GAS!, true",
        "gas, a bag of gaskets, false",
        "煤气, 我家煤气泄漏了, true",
        "煤气, 我想查询账单, false",
        "110, 报警110谢谢, true",
        "110, order 11004, false",
        "c++, I write C++ code, true",
        "(x), a (X) b, true",
        "'  urgent ', very urgent, true"
    })
    void wordsAreFoundHoweverTheyAreWritten(String word, String text, boolean isFound) {
        assertThat(new ByWords(List.of("nothing like it", word)).holds(contact(text, null, Map.of())))
                .isEqualTo(isFound);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "+86 (138) 0013-8000, IS, +8613800138000, true",
        "+8613800138000, STARTS_WITH, +86 138, true",
        "+8613800138000, IS, 13800138000, false",
        "Complaint , IS, complaint, true",
        "a-1, IS, a1, false",
        "Billing / refunds, CONTAINS, REFUND, true",
        "2, IS, 22, false"
    })
    void numbersAreComparedWithoutWhatStandsBetweenTheirDigits(
            String said, Match match, String wanted, boolean isHeld) {
        var condition = new ByAttribute(Contact.FROM, match, List.of("no such", wanted));
        assertThat(condition.holds(contact("", null, Map.of(Contact.FROM, said))))
                .isEqualTo(isHeld);
        assertThat(condition.holds(contact("", null, Map.of(Contact.TO, said)))).isFalse();
    }

    /// A blank of full width is none to those who check what was sent.
    @Test
    void whatIsBlankIsFoundNowhere() {
        Contact anybody = contact("hello there", null, Map.of(Contact.FROM, "+8613800138000"));
        assertThat(new ByWords(List.of("\u3000")).holds(anybody)).isFalse();
        for (Match match : Match.values()) {
            assertThat(new ByAttribute(Contact.FROM, match, List.of("\u3000", "/", "-. ")).holds(anybody))
                    .as("%s", match)
                    .isFalse();
        }
    }

    @Test
    void aValueThatNobodyHasSaidLiesNowhere() {
        var anyValue = new ByValue(0, 100);
        assertThat(anyValue.holds(contact("", null, Map.of()))).isFalse();
        assertThat(anyValue.holds(contact("", 0, Map.of()))).isTrue();
        assertThat(new ByValue(80, null).holds(contact("", 79, Map.of()))).isFalse();
        assertThat(new ByValue(80, null).holds(contact("", 80, Map.of()))).isTrue();
        assertThat(new ByValue(null, 20).holds(contact("", 21, Map.of()))).isFalse();
    }

    @Test
    void aLanguageStandsForAllOfItsRegions() {
        assertThat(new ByLanguage(List.of("ZH")).holds(contact("", null, Map.of())))
                .isTrue();
        assertThat(new ByLanguage(List.of("zh-TW")).holds(contact("", null, Map.of())))
                .isFalse();
        assertThat(new ByLanguage(List.of("z")).holds(contact("", null, Map.of())))
                .isFalse();
    }

    @Test
    void allConditionsOfARuleMustHold() {
        TriageRule both = rule(
                "both", then(OTHER, null, null), new ByChannel(Set.of(CHANNEL)), new ByTempo(Set.of(Tempo.DEFERRED)));
        assertThat(of(contact("", null, Map.of()), both).queue()).isEqualTo(USUAL);
    }
}
