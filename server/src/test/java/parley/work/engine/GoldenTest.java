package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.work.engine.Floor.CALL;
import static parley.work.engine.Floor.CHAT;
import static parley.work.engine.Floor.MAIL;
import static parley.work.engine.Floor.agent;
import static parley.work.engine.Floor.asking;
import static parley.work.engine.Floor.holding;
import static parley.work.engine.Floor.in;
import static parley.work.engine.Floor.item;
import static parley.work.engine.Floor.placed;
import static parley.work.engine.Floor.queue;
import static parley.work.engine.Floor.skill;
import static parley.work.engine.Floor.skilled;
import static parley.work.engine.Floor.work;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import parley.Requirement;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.AgentState.History;
import parley.work.engine.Capacity.Held;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Item.Facts;
import parley.work.engine.Profile.Lender;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.SkipIf;
import parley.work.engine.Strategy.Step;

/// What the engine must always do, situation by situation, with the same rules for the work of each
/// channel.
@ParameterizedClass
@ValueSource(strings = {"chat", "call", "mail"})
@Requirement("0-99")
class GoldenTest {

    private final ChannelKey channel;

    GoldenTest(String channel) {
        this.channel = new ChannelKey(channel);
    }

    private static final Map<String, Membership> SALES = Map.of("sales", Membership.of(1, 0));

    private static Map<String, Membership> serving(Object... queues) {
        var memberships = new java.util.HashMap<String, Membership>();
        for (int i = 0; i < queues.length; i += 3) {
            memberships.put(
                    (String) queues[i], Membership.of((Integer) queues[i + 1], (Integer) queues[i + 2] * 1000L));
        }
        return memberships;
    }

    @Test
    void aPointOfPriorityIsAMinuteOfWaiting() {
        var floor = new Floor(channel)
                .waits("old", "sales", 0)
                .waits(placed(item("urgent", "sales", channel, 300), 5, 10))
                .comes("ann", 301, SALES);
        assertThat(floor.log()).containsExactly("urgent@ann");
    }

    @Test
    void whoHasWaitedLongerThanThePriorityIsWorthComesFirst() {
        var floor = new Floor(channel)
                .waits(item("older", "sales", channel, -310), 0)
                .waits(placed(item("urgent", "sales", channel, 300), 5, 10))
                .comes("ann", 301, SALES);
        assertThat(floor.log()).containsExactly("older@ann");
    }

    @Test
    void aTierIsNeverCrossedByWaiting() {
        var floor = new Floor(channel)
                .waits(placed(item("old", "sales", channel, -100_000), 5, 100), 0)
                .waits(placed(item("tier4", "sales", channel, 300), 4, 0))
                .comes("ann", 301, SALES);
        assertThat(floor.log()).containsExactly("tier4@ann");
    }

    @Test
    void aLowerPriorityIsServedOnlyWhenNothingOfAHigherWaits() {
        var floor = new Floor(channel)
                .waits("support", "support", 0)
                .waits("sales", "sales", 900)
                .comes("ann", 901, serving("sales", 1, 0, "support", 2, 0));
        assertThat(floor.log()).containsExactly("sales@ann");
        assertThat(floor.ends("sales", 950).log()).containsExactly("support@ann");
    }

    @Test
    void aDelayHidesAnItemAndThenItCompetesOnEqualTerms() {
        var both = serving("sales", 1, 0, "support", 1, 30);
        assertThat(new Floor(channel)
                        .waits("young", "support", 0)
                        .comes("ann", 29.999, both)
                        .log())
                .isEmpty();
        assertThat(new Floor(channel)
                        .waits("young", "support", 0)
                        .comes("ann", 5, both)
                        .at(30)
                        .log())
                .containsExactly("young@ann");
        assertThat(new Floor(channel)
                        .waits("older", "support", 0)
                        .waits("sales", "sales", 10)
                        .comes("ann", 40, both)
                        .log())
                .containsExactly("older@ann");
        assertThat(new Floor(channel)
                        .waits("support", "support", 20)
                        .waits("sales", "sales", 10)
                        .comes("ann", 60, both)
                        .log())
                .containsExactly("sales@ann");
    }

    @Test
    void laterRingsWaitForTheEarlierOnes() {
        var rings = serving("t1", 1, 0, "t2", 1, 0, "t3", 2, 20, "t4", 3, 80);
        for (String earlier : List.of("t1", "t2", "t3")) {
            var floor = new Floor(channel)
                    .waits("old", "t4", 0)
                    .waits("other", earlier, 59)
                    .comes("ann", 80, rings);
            assertThat(floor.log()).as(earlier).containsExactly("other@ann");
        }
        for (String earlier : List.of("t1", "t2")) {
            var floor = new Floor(channel)
                    .waits("t3", "t3", 0)
                    .waits("young", earlier, 19)
                    .comes("ann", 20, rings);
            assertThat(floor.log()).as(earlier).containsExactly("young@ann");
        }
        assertThat(new Floor(channel)
                        .waits("old", "t4", 0)
                        .waits("hidden", "t3", 61)
                        .comes("ann", 80, rings)
                        .log())
                .containsExactly("old@ann");
    }

    @Test
    void ofEqualQueuesTheOldestItemGoesToWhoHasBeenIdleForLongest() {
        var both = serving("sales", 1, 0, "support", 1, 0);
        var floor = new Floor(channel)
                .comes("late", 5, both)
                .comes("early", 6, both)
                .is(new Floor(channel).comes("early", 1, both).state("early"), 7)
                .waits("first", "support", 10)
                .waits("second", "sales", 11);
        assertThat(floor.log()).containsExactly("first@early", "second@late");
        floor.waits("older", "sales", 12).waits("younger", "support", 13);
        assertThat(floor.ends("first", 20).ends("second", 21).log()).containsExactly("older@early", "younger@late");
    }

    @Test
    void whatMayBeAddedToWhatIsKept() {
        Map<ChannelKey, Share> shares = Map.of(
                CHAT, new Share(50, 0, 2, Set.of()),
                MAIL, new Share(0, 0, 1, Set.of(CHAT, CALL)),
                CALL, new Share(100, 0, 1, Set.of()));
        var floor = new Floor(channel)
                .comes("ann", 0, SALES, profile -> holding(profile, shares))
                .waits(item("chat1", "sales", CHAT, 1));
        assertThat(floor.log()).containsExactly("chat1@ann");
        assertThat(floor.waits(item("task1", "sales", MAIL, 2)).log()).isEmpty();
        assertThat(floor.waits(item("chat2", "sales", CHAT, 3)).log()).containsExactly("chat2@ann");
        assertThat(floor.ends("chat1", 4).log()).isEmpty();
        assertThat(floor.ends("chat2", 5).log()).containsExactly("task1@ann");
        assertThat(floor.waits(item("chat3", "sales", CHAT, 6)).log()).containsExactly("chat3@ann");
        assertThat(floor.waits(item("call1", "sales", CALL, 7)).log()).isEmpty();
        assertThat(floor.ends("chat3", 8).log()).containsExactly("call1@ann");
        assertThat(floor.waits(item("task2", "sales", MAIL, 9)).log()).isEmpty();
        assertThat(floor.ends("call1", 10).log()).isEmpty();
        assertThat(floor.ends("task1", 11).log()).containsExactly("task2@ann");
    }

    /// Step one asks for the first site, step two for the second, step three for the third.
    private static Strategy rings() {
        return Strategy.of(
                AgentOrder.LONGEST_IDLE,
                Step.trying(new Who.With("site", Set.of("one")), 30_000),
                Step.trying(new Who.With("site", Set.of("two")), 30_000).alone(),
                Step.trying(new Who.With("site", Set.of("three")), 30_000)
                        .alone()
                        .then(new Strategy.AtExpiry.Leave("voicemail")));
    }

    private List<String> comesToTheRings(String site, double at) {
        return new Floor(channel)
                .serves("sales", rings(), 60)
                .waits("call", "sales", 0)
                .waits("later", "sales", 1)
                .comes("ann", at, SALES, profile -> in(profile, "site", site))
                .log();
    }

    @Test
    void eachStepAsksItsPoolForItsTimeAndKeepsThePlace() {
        assertThat(comesToTheRings("one", 29.9)).containsExactly("call@ann");
        assertThat(comesToTheRings("two", 29.9)).isEmpty();
        assertThat(comesToTheRings("two", 30.0)).containsExactly("call>1 EXPIRED", "call@ann");
        assertThat(comesToTheRings("one", 30.0)).containsExactly("call>1 EXPIRED", "later@ann");
        assertThat(comesToTheRings("three", 60.1))
                .containsExactly("call>1 EXPIRED", "later>1 EXPIRED", "call>2 EXPIRED", "call@ann");
        assertThat(new Floor(channel)
                        .serves("sales", rings(), 60)
                        .waits("call", "sales", 0)
                        .at(90)
                        .log())
                .containsExactly("call>1 EXPIRED", "call>2 EXPIRED", "call>voicemail");
    }

    private static final Strategy LAST_AGENT = Strategy.of(
            AgentOrder.LONGEST_IDLE,
            Step.trying(new Who.Every(List.of(new Who.LastAgent(), new Who.Asked())), 0)
                    .skippedIf(SkipIf.NOBODY_FREE),
            Step.last(new Who.Every(List.of(new Who.Members(), new Who.Asked()))));

    private Item knownTo(String name, String last, Map<parley.people.staff.SkillId, Integer> skills, double at) {
        return asking(item(name, "sales", channel, at), new Facts(skills, Set.of(), agent(last), null, Set.of(), 0));
    }

    @Test
    void theLastAgentIsAskedFirstAndElseTheNextFreeOne() {
        var floor = new Floor(channel)
                .serves("sales", LAST_AGENT, 60)
                .comes("ann", 0, SALES)
                .comes("bob", 1, SALES)
                .waits(knownTo("again", "bob", Map.of(), 2));
        assertThat(floor.log()).containsExactly("again@bob");
        assertThat(floor.waits(knownTo("more", "bob", Map.of(), 3)).log())
                .containsExactly("more>1 NOBODY_FREE", "more@ann");
        assertThat(floor.lastAsked().why().rejected()).containsEntry(Reason.AT_MOST, 1);
    }

    @Test
    void theLastAgentIsSkippedWhenAwayOrNoLongerSkilled() {
        var floor = new Floor(channel)
                .serves("sales", LAST_AGENT, 60)
                .comes("ann", 0, SALES, profile -> skilled(profile, Map.of("en", 3)))
                .comes("bob", 1, SALES, profile -> skilled(profile, Map.of("en", 1)))
                .absent("bob", Reason.UNAVAILABLE, 2)
                .waits(knownTo("away", "bob", Map.of(), 3));
        assertThat(floor.log()).containsExactly("away>1 NOBODY_FREE", "away@ann");
        assertThat(floor.lastAsked().why().rejected()).containsEntry(Reason.UNAVAILABLE, 1);
        floor.absent("bob", null, 4).ends("away", 5);
        floor.waits(knownTo("skilled", "bob", Map.of(skill("en"), 2), 6));
        assertThat(floor.log()).containsExactly("skilled>1 NOBODY_FREE", "skilled@ann");
        assertThat(floor.lastAsked().why().rejected()).containsEntry(Reason.NOT_QUALIFIED, 1);
    }

    /// Also where the last agent does not serve the queue: who answered the mail gets the call.
    @Test
    void theLastAgentNeedNotServeTheQueue() {
        var floor = new Floor(channel)
                .serves("sales", LAST_AGENT, 60)
                .comes("ann", 0, SALES)
                .comes("mary", 1, serving("mails", 1, 0))
                .waits(knownTo("call", "mary", Map.of(), 2));
        assertThat(floor.log()).containsExactly("call@mary");
    }

    @Test
    void aCallComesOnTopOfAMail() {
        Map<ChannelKey, Share> shares = Map.of(
                MAIL, new Share(50, 10, 2, Set.of(CALL, CHAT)),
                CALL, new Share(90, 0, 1, Set.of()));
        var floor = new Floor(channel)
                .comes("ann", 0, SALES, profile -> holding(profile, shares))
                .waits(item("mail", "sales", MAIL, 1))
                .waits(item("call", "sales", CALL, 2));
        assertThat(floor.log()).containsExactly("mail@ann", "call@ann");
        assertThat(floor.waits(item("mail2", "sales", MAIL, 3)).log()).isEmpty();
        assertThat(floor.ends("call", 4).log()).containsExactly("mail2@ann");
    }

    @Test
    void theBestLevelOfAllMembersTakesIt() {
        var floor =
                new Floor(channel).serves("sales", Strategy.of(AgentOrder.BEST_LEVEL, Step.last(new Who.Asked())), 60);
        for (int i = 0; i < 5_000; i++) {
            Map<String, Integer> levels = i == 3_217
                    ? Map.of("a", 4, "b", 4)
                    : i % 7 == 0 ? Map.of("a", 4, "b", 2) : Map.of("a", 1 + i % 3, "b", 1 + i % 4);
            floor.comes("n" + (10_000 + i), i / 1000.0, SALES, profile -> skilled(profile, levels));
        }
        var facts = new Facts(Map.of(skill("a"), 1, skill("b"), 1), Set.of(), null, null, Set.of(), 0);
        assertThat(floor.waits(asking(item("call", "sales", channel, 9), facts)).log())
                .containsExactly("call@n13217");
        assertThat(floor.lastAsked().why().best()).hasSize(5);
    }

    @Test
    void whoHasWaitedForMaximumIsServedUnderAConstantLoadOfBetterTiers() {
        for (long escalateAfter : new long[] {0, 60_000}) {
            var strategy = new Strategy(Strategy.PLAIN.steps(), AgentOrder.LONGEST_IDLE, 0, escalateAfter, 1);
            var floor = new Floor(channel)
                    .serves("sales", strategy, 60)
                    .comes("ann", 0, SALES)
                    .waits(placed(item("first", "sales", channel, 0), 3, 0))
                    .waits(placed(item("patient", "sales", channel, 0.5), 5, 0));
            String held = "first";
            for (int i = 1; i < 40; i++) {
                floor.waits(placed(item("n" + i, "sales", channel, i * 10 - 5), 3, 0));
                floor.log();
                floor.ends(held, i * 10);
                String next = floor.log().getFirst();
                held = next.substring(0, next.indexOf('@'));
                if (held.equals("patient")) {
                    // tier 5 has risen to 3 after two minutes, and then the longest wait counts
                    assertThat(i * 10).isBetween(120, 140);
                    break;
                }
            }
            assertThat(held.equals("patient")).isEqualTo(escalateAfter > 0);
        }
    }

    @Test
    void aQueueLendsOnlyWhileItDoesWellItself() {
        var lender = new Lender(queue("service"), 20_000, 60_000);
        Map<String, Membership> lent =
                Map.of("service", Membership.of(1, 0), "sales", new Membership(2, 0, Set.of(), 1, lender));
        var floor = new Floor(channel)
                .expects("service", 30, 0)
                .comes("ann", 1, lent)
                .waits("one", "sales", 2);
        assertThat(floor.log()).as("not yet well enough").isEmpty();
        assertThat(floor.expects("service", 25, 3).log()).as("between").isEmpty();
        assertThat(floor.expects("service", 19, 4).log()).containsExactly("one@ann");
        floor.expects("service", 59, 5).ends("one", 6).waits("two", "sales", 7);
        assertThat(floor.log()).as("still lent").containsExactly("two@ann");
        floor.expects("service", 61, 8).ends("two", 9).waits("three", "sales", 10);
        assertThat(floor.log()).as("called back").isEmpty();
        assertThat(floor.expects("service", 21, 11).log())
                .as("not well enough again")
                .isEmpty();
        assertThat(floor.waits("own", "service", 12).log()).as("its own work").containsExactly("own@ann");
    }

    @Test
    void anEmergencyComesBeforeEveryMembership() {
        var floor = new Floor(channel)
                .waits("first", "sales", 0)
                .waits(placed(item("alarm", "support", channel, 50), 0, 0))
                .comes("ann", 51, serving("sales", 1, 0, "support", 9, 0));
        assertThat(floor.log()).containsExactly("alarm@ann");
    }

    @Test
    void aBroadcastAsksSeveralAtOnce() {
        var strategy = new Strategy(Strategy.PLAIN.steps(), AgentOrder.LONGEST_IDLE, 0, 0, 2);
        var floor = new Floor(channel)
                .serves("sales", strategy, 60)
                .comes("ann", 0, SALES)
                .comes("bob", 1, SALES)
                .comes("cid", 2, SALES)
                .waits("call", "sales", 3);
        assertThat(floor.log()).containsExactly("call@ann", "call@bob");
    }

    @Test
    void whoseFigureIsHighestIsAskedFirst() {
        var figure = new Strategy.Figure("-today", (_, doing, _, _) -> -doing.today());
        var strategy = new Strategy(Strategy.PLAIN.steps(), AgentOrder.EXPRESSION, 0, 0, 1, figure);
        var floor = new Floor(channel)
                .serves("sales", strategy, 60)
                .comes("ann", 0, SALES)
                .comes("bob", 1, SALES);
        AgentState ann = floor.state("ann");
        floor.is(new AgentState(ann.id(), ann.profile(), null, List.of(), new History(0, Map.of(), 0, 4, 0)), 2)
                .waits("call", "sales", 3);
        assertThat(floor.log()).containsExactly("call@bob");
        assertThat(floor.lastAsked().why().best())
                .extracting(Decision.Scored::score)
                .containsExactly(0.0, 4.0);
    }

    @Test
    void anExpressionIsAskedOnceAboutAgentsWhoAreAlike() {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        var who = new Who.Expression("value >= 0", profile -> {
            asked.incrementAndGet();
            return profile.value() >= 0;
        });
        var floor = new Floor(channel).serves("sales", Strategy.of(AgentOrder.LONGEST_IDLE, Step.last(who)), 60);
        for (int i = 0; i < 20; i++) {
            floor.comes("a" + i, i, SALES);
        }
        for (int i = 0; i < 20; i++) {
            floor.waits("w" + i, "sales", 30 + i);
        }
        assertThat(floor.log()).hasSize(20);
        assertThat(asked).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void skillsThatAreAskedLessAreFoundLater() {
        var strict = new Who.Every(List.of(new Who.Members(), new Who.Asked()));
        var less = new Who.Every(List.of(new Who.Members(), new Who.AskedLess(2, Set.of(skill("b")))));
        var strategy = Strategy.of(AgentOrder.LONGEST_IDLE, Step.trying(strict, 30_000), Step.last(less));
        var floor = new Floor(channel)
                .serves("sales", strategy, 60)
                .comes("ann", 0, SALES, profile -> skilled(profile, Map.of("a", 1)))
                .comes("bob", 1, SALES, profile -> skilled(profile, Map.of("a", 2)))
                .waits(asking(
                        item("call", "sales", CALL, 2),
                        new Facts(Map.of(skill("a"), 4, skill("b"), 3), Set.of(), null, null, Set.of(), 0)));
        assertThat(floor.log()).isEmpty();
        floor.at(33);
        assertThat(floor.log()).containsExactly("call>1 EXPIRED", "call@bob");
    }

    /// Of the two queues of equal urgency the one whose target is used up more comes first.
    @Test
    void aShortTargetAndALongOneCompare() {
        var floor = new Floor(channel)
                .serves("calls", Strategy.PLAIN, 20)
                .serves("mails", Strategy.PLAIN, 4 * 3600)
                .waits(item("mail", "mails", MAIL, 0))
                .waits(item("call", "calls", CALL, 3590))
                .comes("ann", 3600, serving("calls", 1, 0, "mails", 1, 0));
        assertThat(floor.log()).as("half of 20 s against a quarter of 4 h").containsExactly("call@ann");
        var later = new Floor(channel)
                .serves("calls", Strategy.PLAIN, 20)
                .serves("mails", Strategy.PLAIN, 4 * 3600)
                .waits(item("mail", "mails", MAIL, 0))
                .waits(item("call", "calls", CALL, 10_795))
                .comes("ann", 10_800, serving("calls", 1, 0, "mails", 1, 0));
        assertThat(later.log())
                .as("a quarter of 20 s against three quarters of 4 h")
                .containsExactly("mail@ann");
    }

    @Test
    void whoMissedItIsLeftOutForAWhileAndThenAskedAgain() {
        var left = new Item(
                work("call"),
                queue("sales"),
                channel,
                Item.Place.entered(0),
                new Item.StepReached(0, 0),
                Facts.NONE,
                Map.of(agent("ann"), 60_000L));
        var floor = new Floor(channel).comes("ann", 0, SALES).waits(left, 1);
        assertThat(floor.log()).isEmpty();
        assertThat(floor.at(59.999).log()).isEmpty();
        assertThat(floor.at(60).log()).containsExactly("call@ann");
    }

    /// What the engine is told after a restart is what it knew before.
    @Test
    void whatIsPutAgainIsDecidedAsBefore() {
        var held = new Held(work("old"), channel, Set.of(), false);
        var busy = new AgentState(
                agent("ann"),
                new Floor(channel).comes("ann", 0, SALES).state("ann").profile(),
                null,
                List.of(held),
                History.since(0));
        var floor = new Floor(channel).waits("next", "sales", 1).is(busy, 2);
        assertThat(floor.log()).isEmpty();
        floor.is(new AgentState(busy.id(), busy.profile(), null, List.of(), busy.history()), 3);
        assertThat(floor.log()).containsExactly("next@ann");
    }

    /// Also when so many kinds of items have come that those of long ago are forgotten.
    @Test
    void whoeverIsNewIsAskedForWhatWaits() {
        var floor = new Floor(channel);
        for (int i = 0; i < 1_000; i++) {
            int kind = i;
            Item item = item("n" + i, "sales", channel, i);
            floor.waits(item.at(new Item.Place(5, 0, kind, i * 1000L, Item.Place.NEVER)))
                    .comes("a" + i, i + 0.5, SALES, profile -> in(profile, "kind", "k" + kind))
                    .goes("a" + i, i + 0.6);
            assertThat(floor.log()).containsExactly("n" + i + "@a" + i);
        }
    }
}
