package parley.work.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.Requirement;
import parley.channel.Channels;
import parley.people.customer.CustomersForTests;
import parley.people.staff.AgentId;
import parley.people.staff.Staff;
import parley.people.staff.TeamId;
import parley.platform.identity.PersonId;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemException;
import parley.testing.FakeClock;
import parley.testing.StillCentre;
import parley.testing.TestDatabase;
import parley.work.conversation.Conversations;
import parley.work.conversation.Message;
import parley.work.engine.Strategy;
import parley.work.queue.QueueId;
import parley.work.queue.Queues;
import parley.work.queue.QueuesForTests;
import parley.work.routing.RoutingByHand;
import parley.work.routing.WorkItem;
import parley.work.routing.WorkState;
import parley.work.strategy.Strategies;
import parley.work.strategy.StrategyDefinition;
import parley.work.strategy.StrategyDefinition.StrategyStep;
import parley.work.strategy.Whom;
import parley.work.triage.Condition.ByAttribute;
import parley.work.triage.Condition.ByValue;
import parley.work.triage.Condition.ByWords;
import parley.work.triage.Condition.Match;
import parley.work.triage.Outcome.Applied;
import parley.work.triage.TriageRule.Treatment;

/// Contacts of channels that exist in tests only come to the door of a centre in which time stands
/// still, and are served in the order of their class.
class TriageDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static @Nullable StillCentre running;
    private static int number;

    private final RoutingByHand work = new RoutingByHand(centre());
    private final Map<String, UUID> arrived = new HashMap<>();
    private final List<AgentId> agents = new ArrayList<>();

    private static StillCentre centre() {
        return Objects.requireNonNull(running);
    }

    private static FakeClock clock() {
        return centre().clock;
    }

    @BeforeAll
    static void start() {
        running = StillCentre.start(DATABASE.address(), folder, new FakeClock(), Map.of());
    }

    @AfterAll
    static void stop() {
        centre().close();
    }

    @AfterEach
    void nobodyWaits() {
        TriageForTests.rules(centre());
        arrived.values()
                .forEach(subject ->
                        centre().get(parley.work.routing.Routing.class).end(subject, Actor.SYSTEM, "test-over"));
    }

    private AgentId hire() {
        String name = "Agent " + ++number;
        AgentId agent = centre().get(Staff.class)
                .hire(new PersonId(centre().get(Ids.class).next()), name, name, 1, Map.of());
        agents.add(agent);
        return agent;
    }

    private static QueueId queue(String name, Queues.Member... members) {
        return centre().get(Queues.class)
                .add(
                        new Queues.Plan(
                                name + " " + ++number,
                                null,
                                80,
                                20,
                                20,
                                60,
                                Arrays.asList(members),
                                List.of(),
                                List.of()),
                        Actor.SYSTEM)
                .id();
    }

    /// Somebody calls.
    private WorkItem calls(String party, QueueId usual, Map<String, String> attributes) {
        return comes(party, usual, Tempo.REAL_TIME, null, "hello", attributes);
    }

    private WorkItem comes(
            String party,
            QueueId usual,
            Tempo tempo,
            @Nullable Integer value,
            String text,
            Map<String, String> attributes) {
        var origin = new Conversations.Origin(
                new ChannelKey("test-"
                        + tempo.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')),
                channel(usual),
                "Test",
                new Capabilities(tempo, 1000, false, false, false, false),
                party,
                CustomersForTests.worth(centre(), party + number, value),
                usual,
                attributes);
        UUID subject = centre().get(Conversations.class)
                .receive(origin, Message.of(text), null)
                .conversationId()
                .value();
        arrived.put(party, subject);
        return work.now(subject);
    }

    private static UUID channel(QueueId usual) {
        Channels channels = centre().get(Channels.class);
        return channels.add(channels.kinds().getFirst(), "Test " + ++number, usual, "{}")
                .id()
                .value();
    }

    private WorkItem now(String party) {
        return work.now(Objects.requireNonNull(arrived.get(party)));
    }

    /// Who is asked for, again and again, by an agent who does one after the other.
    private List<String> servedBy(AgentId agent, int times) {
        var served = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            work.isThere(agent);
            work.round();
            String party = arrived.keySet().stream()
                    .filter(one -> now(one).state() == WorkState.OFFERED)
                    .findFirst()
                    .orElseThrow();
            assertThat(work.asked(now(party).subject())).contains(agent);
            work.accept(now(party), agent);
            clock().advance(Duration.ofMinutes(1));
            work.complete(now(party).subject(), agent);
            served.add(party);
        }
        return served;
    }

    private static Treatment tier(int tier) {
        return new Treatment(null, tier, null, null, Set.of(), Map.of());
    }

    private static Treatment to(QueueId queue, @Nullable Integer tier) {
        return new Treatment(queue, tier, null, null, Set.of(), Map.of());
    }

    private static TriageRule rule(String name, Treatment then, Condition... when) {
        return new TriageRule(name, List.of(when), then, false);
    }

    private static ByAttribute is(String attribute, String... values) {
        return new ByAttribute(attribute, Match.IS, List.of(values));
    }

    @Test
    @Requirement("4-01f")
    void callsOfThreeClassesAreServedInTheOrderOfTheirClass() {
        AgentId agent = hire();
        QueueId calls = queue("Calls", new Queues.Member(agent, 1, 0));
        TriageForTests.rules(
                centre(),
                rule("Gold numbers", tier(1), is(Contact.FROM, "+86 138 0013 8000", "+86 138 0013 8001")),
                rule("Priority line", tier(2), is(Contact.TO, "400-800-1")),
                rule("Complaints", tier(3), is(Contact.CHOICE, "3")));
        calls("ordinary", calls, Map.of(Contact.FROM, "+8610", Contact.TO, "4008000", Contact.CHOICE, "1"));
        clock().advance(Duration.ofMinutes(30));
        calls("complaint", calls, Map.of(Contact.FROM, "+8611", Contact.TO, "4008000", Contact.CHOICE, "3"));
        clock().advance(Duration.ofMinutes(5));
        calls("line, first", calls, Map.of(Contact.TO, "4008001", Contact.CHOICE, "3"));
        clock().advance(Duration.ofMinutes(5));
        calls("line, second", calls, Map.of(Contact.TO, "4008001", Contact.CHOICE, "1"));
        calls("gold", calls, Map.of(Contact.FROM, "+8613800138001", Contact.TO, "4008001", Contact.CHOICE, "3"));

        assertThat(servedBy(agent, 5)).containsExactly("gold", "line, first", "line, second", "complaint", "ordinary");
        assertThat(centre().get(Triage.class).applied(now("gold").subject()))
                .as("only what decided is named")
                .containsExactly(new Applied("Gold numbers", List.of("tier")));
    }

    @Test
    @Requirement("4-01g")
    void choiceAndClassLeadToAGroupAndFromItsFirstLevelToTheSecond() {
        AgentId first = hire();
        AgentId second = hire();
        TeamId levelOne = centre().get(Staff.class).addTeam("First level " + ++number, Set.of(first), Actor.SYSTEM);
        TeamId levelTwo = centre().get(Staff.class).addTeam("Second level " + ++number, Set.of(second), Actor.SYSTEM);
        QueueId main = queue("Main");
        QueueId billing = queue("Billing", new Queues.Member(first, 1, 0), new Queues.Member(second, 1, 0));
        QueueId escalated = queue("Billing, second level", new Queues.Member(second, 1, 0));
        Strategies strategies = centre().get(Strategies.class);
        strategies.serve(
                billing,
                strategies.add(
                        "Levels " + number,
                        new StrategyDefinition(
                                List.of(
                                        new StrategyStep(
                                                new Whom.InTeam(List.of(levelOne)), 30L, null, false, null, null),
                                        new StrategyStep(
                                                new Whom.InTeam(List.of(levelTwo)), null, null, true, null, null)),
                                Strategy.AgentOrder.LONGEST_IDLE,
                                null,
                                null,
                                null,
                                null,
                                null),
                        Actor.SYSTEM),
                Actor.SYSTEM);
        TriageForTests.rules(
                centre(),
                rule("Gold", tier(2), new ByValue(80, null)),
                rule("Billing", to(billing, null), is(Contact.CHOICE, "2")));

        work.isThere(first);
        work.isThere(second);
        WorkItem plain = comes("plain", main, Tempo.REAL_TIME, 10, "hello", Map.of(Contact.CHOICE, "2"));
        work.round();
        assertThat(work.asked(plain.subject())).as("the first level first").contains(first);
        WorkItem gold = comes("gold", main, Tempo.REAL_TIME, 90, "hello", Map.of(Contact.CHOICE, "2"));
        assertThat(List.of(gold.queue(), gold.tier())).isEqualTo(List.of(billing, 2));
        work.round();
        assertThat(work.asked(gold.subject()))
                .as("nobody of the second level before its time")
                .isEmpty();
        clock().advance(Duration.ofSeconds(15));
        work.accept(now("plain"), first);
        clock().advance(Duration.ofSeconds(16));
        work.isThere(first);
        work.isThere(second);
        work.round();
        assertThat(work.asked(gold.subject())).as("the second level after 30 s").contains(second);
        work.accept(now("gold"), second);
        work.complete(gold.subject(), second);

        WorkItem given = work.give(plain.subject(), escalated, first);
        assertThat(given.enteredAt()).as("keeps its time of waiting").isEqualTo(plain.enteredAt());
        work.isThere(second);
        work.round();
        assertThat(work.asked(plain.subject())).contains(second);
    }

    /// The menu of a call comes with telephony: here whoever must not be kept in one is known by the
    /// number dialled, or by the words that the line heard first.
    @Test
    @Requirement("4P-05a")
    void anEmergencyGoesFirstAcrossAllQueuesAndAFalseAlarmReturnsToItsOwn() {
        AgentId nurse = hire();
        AgentId clerk = hire();
        QueueId office = queue("Office", new Queues.Member(nurse, 1, 0), new Queues.Member(clerk, 1, 0));
        QueueId emergency = queue("Emergency", new Queues.Member(nurse, 9, 0));
        TriageForTests.rules(
                centre(),
                new TriageRule("Emergency line", List.of(is(Contact.TO, "999")), to(emergency, 0), true),
                new TriageRule(
                        "Emergency words", List.of(new ByWords(List.of("gas leak", "煤气泄漏"))), to(emergency, 0), true),
                rule("Gold", tier(1), new ByValue(80, null)));
        comes("gold", office, Tempo.REAL_TIME, 90, "hello", Map.of());
        clock().advance(Duration.ofHours(1));
        Instant dialled = clock().instant();
        WorkItem alarm = comes("alarm", office, Tempo.REAL_TIME, null, "help", Map.of(Contact.TO, "999"));
        assertThat(alarm.enteredAt()).as("no menu stands before it").isEqualTo(dialled);
        WorkItem words = comes("words", office, Tempo.LIVE_TEXT, 90, "这里煤气泄漏，请快来", Map.of());
        assertThat(List.of(words.queue(), words.tier())).isEqualTo(List.of(emergency, 0));

        work.isThere(nurse);
        work.round();
        assertThat(work.asked(alarm.subject()))
                .as("before a gold customer who waits for an hour in the nurse's first queue")
                .contains(nurse);
        work.accept(now("alarm"), nurse);
        clock().advance(Duration.ofMinutes(1));
        WorkItem calm = work.calm(alarm.subject(), nurse);
        assertThat(List.of(calm.queue(), calm.tier(), calm.enteredAt(), calm.state()))
                .as("the queue and the tier that it would have had, with its time of waiting")
                .isEqualTo(List.of(office, 4, dialled, WorkState.QUEUED));
        work.isThere(nurse);
        work.isThere(clerk);
        work.round();
        assertThat(work.asked(words.subject())).as("the emergency that is one").contains(nurse);
        assertThat(work.asked(now("gold").subject())).contains(clerk);
        assertThat(work.asked(alarm.subject())).as("no emergency any more").isEmpty();
        work.accept(now("gold"), clerk);
        assertThatThrownBy(() -> work.calm(now("gold").subject(), clerk))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code().name()).isEqualTo("NO_EMERGENCY"));
    }

    @Test
    @Requirement("0-40")
    void goldGoesToAPersonAtOnceAndNobodyIsShutOut() {
        AgentId agent = hire();
        QueueId calls = queue("Calls", new Queues.Member(agent, 1, 0));
        var vulnerable = new TriageRule("Vulnerable customers", List.of(new ByWords(List.of("oxygen"))), tier(1), true);
        TriageRule gold = rule("Gold", tier(2), new ByValue(80, null));
        TriageRule low = rule(
                "Low value",
                new Treatment(null, 7, null, null, Set.of("self-service-first"), Map.of()),
                new ByValue(null, 20));
        TriageForTests.rules(centre(), vulnerable, gold, low);
        WorkItem poor = comes("low", calls, Tempo.REAL_TIME, 5, "hello", Map.of());
        clock().advance(Duration.ofMinutes(20));
        comes("nobody knows", calls, Tempo.REAL_TIME, null, "hello", Map.of());
        clock().advance(Duration.ofMinutes(20));
        comes("gold", calls, Tempo.REAL_TIME, 80, "hello", Map.of());
        comes("low and vulnerable", calls, Tempo.REAL_TIME, 5, "my oxygen supply is off", Map.of());

        assertThat(servedBy(agent, 4))
                .as("what protects comes before value, and the low come to a person too")
                .containsExactly("low and vulnerable", "gold", "nobody knows", "low");
        Triage triage = centre().get(Triage.class);
        assertThat(triage.applied(poor.subject())).containsExactly(new Applied("Low value", List.of("tier", "labels")));
        assertThat(triage.applied(now("low and vulnerable").subject()))
                .containsExactly(
                        new Applied("Vulnerable customers", List.of("tier")),
                        new Applied("Low value", List.of("labels")));

        TriageRules rules = centre().get(TriageRules.class);
        assertRefused(TriageProblem.TRIAGE_PROTECTED_BELOW, List.of(gold, vulnerable), true);
        assertRefused(TriageProblem.TRIAGE_PROTECTED, List.of(gold, low), false);
        assertThat(rules.change(rules.find().version(), List.of(vulnerable, low, gold), false, Actor.SYSTEM)
                        .rules())
                .as("who may not touch what protects may write the rest")
                .containsExactly(vulnerable, low, gold);
    }

    private static void assertRefused(TriageProblem code, List<TriageRule> wanted, boolean mayProtect) {
        TriageRules rules = centre().get(TriageRules.class);
        TriageStore.Kept before = rules.find();
        assertThatThrownBy(() -> rules.change(before.version(), wanted, mayProtect, Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(rules.find()).as("what holds goes on").isEqualTo(before);
    }

    @Test
    void whatCannotBeMeantIsRefusedAndWhatHoldsGoesOn() {
        TriageRule one = rule("One", tier(2));
        TriageForTests.rules(centre(), one);
        assertRefused(TriageProblem.TRIAGE_NAME_TWICE, List.of(one, rule("ONE", tier(3))), true);
        assertRefused(
                TriageProblem.TRIAGE_DECIDES_NOTHING,
                List.of(rule("Nothing", new Treatment(null, null, null, null, Set.of(), Map.of()))),
                true);
        assertRefused(TriageProblem.TRIAGE_RANGE_EMPTY, List.of(rule("Range", tier(2), new ByValue(50, 40))), true);
        assertRefused(TriageProblem.TRIAGE_RANGE_EMPTY, List.of(rule("Range", tier(2), new ByValue(null, null))), true);
        TriageRules rules = centre().get(TriageRules.class);
        long old = rules.find().version() - 1;
        assertThatThrownBy(() -> rules.change(old, List.of(), true, Actor.SYSTEM))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(TriageProblem.TRIAGE_CHANGED));
        var unknown = new QueueId(new UUID(5, 5));
        assertThatThrownBy(() -> TriageForTests.rules(centre(), rule("Unknown", to(unknown, null))))
                .isInstanceOf(ProblemException.class);
        var skill = new Treatment(null, null, null, null, Set.of(), Map.of(new UUID(5, 5), 3));
        assertThatThrownBy(() -> TriageForTests.rules(centre(), rule("Unknown", skill)))
                .isInstanceOf(ProblemException.class);
        assertThat(rules.find().rules()).containsExactly(one);
    }

    @Test
    void aQueueIntoWhichARuleLeadsStays() {
        QueueId target = queue("Target");
        TriageForTests.rules(centre(), rule("Leads there", to(target, null)));
        assertThatThrownBy(() -> QueuesForTests.delete(centre().get(Queues.class), target))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.details().toString()).contains("Leads there"));
    }
}
