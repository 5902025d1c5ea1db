package parley.work.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static parley.work.strategy.Sample.ENGLISH;
import static parley.work.strategy.Sample.NIGHT;
import static parley.work.strategy.Sample.SALES;
import static parley.work.strategy.Sample.centre;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.people.staff.SkillId;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Item;
import parley.work.engine.Profile;
import parley.work.engine.Strategy;
import parley.work.engine.WorkId;

class ExpressionsTest {

    private static final Profile ANN = Sample.profile(Set.of(SALES), Map.of(ENGLISH, 4), Set.of(NIGHT));
    private static final Profile NOBODY = Sample.profile(Set.of(), Map.of(), Set.of());

    private static boolean holds(String text, Profile profile) throws ExpressionFault {
        return Expressions.who(text, centre()).value().test().test(profile);
    }

    private static ExpressionFault fault(String text) {
        return catchThrowableOfType(ExpressionFault.class, () -> Expressions.who(text, centre()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skills[\"English\"] >= 3",
                "skills['english'] > 3.5",
                "skills[\"Returns\"] == 0",
                "!(skills[\"Returns\"] >= 1)",
                "\"Night\" in teams && \"Sales\" in queues",
                "size(languages) == 0 || \"en\" in languages",
                "value == 0 ? skills[\"English\"] * 2 > 7 : false"
            })
    void saysWhoQualifies(String text) throws ExpressionFault {
        assertThat(holds(text, ANN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skills[\"English\"] >= 1",
                "\"Night\" in teams",
                "\"Sales\" in queues",
                "1 / skills[\"English\"] > 0",
                "\"en\" in languages"
            })
    void holdsForNobodyWhoHasNothingOfIt(String text) throws ExpressionFault {
        assertThat(holds(text, NOBODY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | EXPRESSION_EMPTY | 1",
                "skills[\"English\"] >= | EXPRESSION_UNREADABLE | 21",
                "skills[\"English\"] > 3) | EXPRESSION_UNREADABLE | 22",
                "skils[\"English\"] >= 3 | EXPRESSION_WORD_UNKNOWN | 1",
                "true && nobody | EXPRESSION_WORD_UNKNOWN | 9",
                "skills[\"English\"] >= \"3\" | EXPRESSION_MISMATCH | 19",
                "skills[\"English\"] | EXPRESSION_NO_YES_OR_NO | 1",
                "true && skills[\"Klingon\"] >= 3 | EXPRESSION_SKILL_UNKNOWN | 16",
                "\"Day\" in teams | EXPRESSION_TEAM_UNKNOWN | 1",
                "\"Mars\" in queues | EXPRESSION_QUEUE_UNKNOWN | 1",
                "size(teams) > 1 | EXPRESSION_NAME_NOT_WRITTEN | 6",
                "\"English\" in skills | EXPRESSION_NAME_NOT_WRITTEN | 14",
                "skills[\"En\" + \"glish\"] > 1 | EXPRESSION_NAME_NOT_WRITTEN | 1",
                "languages.exists(one, one == \"en\") | EXPRESSION_WORD_UNKNOWN | 17",
                "\"a\".matches(\"(a+)+$\") | EXPRESSION_WORD_UNKNOWN | 12",
                "held > 1 | EXPRESSION_WORD_UNKNOWN | 1",
            })
    void refusesWithThePlaceAndTheReason(String text, Fault fault, int position) {
        ExpressionFault found = fault(text);
        assertThat(found).as(text).isNotNull();
        assertThat(found.fault()).isEqualTo(fault);
        assertThat(found.position()).isEqualTo(position);
    }

    @Test
    void refusesWhatWouldCostTooMuch() {
        assertThat(fault("true" + " && true".repeat(100)).fault()).isEqualTo(Fault.EXPRESSION_TOO_LONG);
        assertThat(fault("(".repeat(200) + "true" + ")".repeat(200)).fault()).isEqualTo(Fault.EXPRESSION_UNREADABLE);
        assertThat(fault("!".repeat(400) + "true"))
                .satisfiesAnyOf(
                        one -> assertThat(one).isNull(),
                        one -> assertThat(one.fault()).isEqualTo(Fault.EXPRESSION_UNREADABLE));
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(fault("\"😀\" == \"😀\" && nobody").position()).isEqualTo(15);
        assertThat(fault("true &&\n nobody").position()).isEqualTo(10);
    }

    @Test
    void whatWasMeantStaysMeantUnderAnotherName() throws ExpressionFault {
        SkillId renamed = new SkillId(new UUID(9, 9));
        Names written = centre().knowing(Map.of("skill:Deutsch", ENGLISH.value()));
        assertThat(Expressions.who("skills[\"Deutsch\"] >= 3", written)
                        .value()
                        .test()
                        .test(ANN))
                .isTrue();
        Names gone = centre().knowing(Map.of("skill:Deutsch", renamed.value()));
        assertThat(catchThrowableOfType(ExpressionFault.class, () -> Expressions.who("skills[\"Deutsch\"] >= 3", gone))
                        .fault())
                .isEqualTo(Fault.EXPRESSION_SKILL_UNKNOWN);
    }

    @Test
    void equalTextsAboutEqualThingsAreEqual() throws ExpressionFault {
        var one = Expressions.who("skills[\"English\"] >= 3", centre()).value();
        assertThat(Expressions.who("skills[\"English\"] >= 3", centre()).value())
                .isEqualTo(one);
        Names others = (kind, name) -> new UUID(7, 7);
        assertThat(Expressions.who("skills[\"English\"] >= 3", others).value()).isNotEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "skills[\"English\"] * 10 - held | 39",
                "idleSeconds / 60 | 2",
                "load > 40 ? -1.5 : 1.0 | -1.5",
                "askedLevels + waitedSeconds + priority + tier + customerValue + today | 99",
                "channel == \"chat\" ? 1 : 0 | 1",
                "1 / 0 | -1.7976931348623157E308",
                "9223372036854775807 + 1 | -1.7976931348623157E308",
                "0.0 / 0.0 | -1.7976931348623157E308",
            })
    void givesAFigureForAnAgentBesideAnItem(String text, double figure) throws ExpressionFault {
        var item = new Item(
                new WorkId(new UUID(5, 5)),
                SALES,
                new ChannelKey("chat"),
                new Item.Place(5, 7, 0, 1_000, Item.Place.NEVER),
                new Item.StepReached(0, 1_000),
                new Item.Facts(Map.of(ENGLISH, 1), Set.of(), null, null, Set.of(), 50),
                Map.of());
        Strategy.Formula formula = Expressions.figure(text, centre()).value().formula();
        // asked levels 4 + waited 30 + priority 7 + tier 5 + value 50 + today 3 = 99
        assertThat(formula.figure(ANN, new Strategy.Doing(1, 0.5, -119_000, 3), item, 31_000))
                .isEqualTo(figure);
    }

    @Test
    void anOrderHasToBeANumber() {
        assertThat(catchThrowableOfType(ExpressionFault.class, () -> Expressions.figure("held > 1", centre()))
                        .fault())
                .isEqualTo(Fault.EXPRESSION_NO_FIGURE);
    }
}
