package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.work.engine.Floor.CALL;
import static parley.work.engine.Floor.CHAT;
import static parley.work.engine.Floor.MAIL;
import static parley.work.engine.Floor.agent;
import static parley.work.engine.Floor.item;
import static parley.work.engine.Floor.placed;
import static parley.work.engine.Floor.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.work.engine.Balance.Pair;
import parley.work.engine.Balance.Weights;
import parley.work.engine.Decision.Reason;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules.QueueRules;

/// What weighs more comes first, and what weighs nothing waits.
class BalanceTest {

    private static final Map<String, Membership> BOTH =
            Map.of("calls", Membership.of(1, 0), "mails", Membership.of(1, 0));
    private static final Map<String, Membership> CALLS = Map.of("calls", Membership.of(1, 0));
    private static final Who ALL = new Who.Anybody();
    private static final Who MAILERS = new Who.MemberOf(queue("mails"));

    /// An hour of holding at most.
    private static Balance balance(Pair... pairs) {
        return new Balance(List.of(pairs), 3_600_000);
    }

    private static Pair pair(Who team, double base, double perWaiting, double perFree, double elsewhere) {
        return new Pair(team, new Weights(base, perWaiting, perFree, elsewhere));
    }

    private static Floor floor(Map<String, Balance> balances) {
        Map<parley.work.queue.QueueId, QueueRules> queues = new HashMap<>();
        balances.forEach(
                (name, balance) -> queues.put(queue(name), new QueueRules(Strategy.PLAIN, 60_000, Map.of(), balance)));
        return new Floor().with(new Rules(1, queues, Map.of(), false), 0);
    }

    /// Two of three are kept free for calls.
    private static Floor reserving() {
        return floor(Map.of("mails", balance(pair(ALL, -2, 0, 1, 0))))
                .comes("ann", 0, BOTH)
                .comes("bob", 1, BOTH)
                .comes("cleo", 2, BOTH);
    }

    @Test
    void agentsAreKeptFreeForCallsWhileMailsWait() {
        var floor = reserving();
        floor.waits(item("mail1", "mails", MAIL, 10)).waits(item("mail2", "mails", MAIL, 11));
        assertThat(floor.log()).containsExactly("mail1@ann", "mail2 waits beside 2");
        floor.waits(item("call1", "calls", CALL, 12)).waits(item("call2", "calls", CALL, 13));
        assertThat(floor.log()).containsExactly("call1@bob", "call2@cleo");
    }

    @Test
    void whatIsHeldBackIsTakenOnceEnoughAreFree() {
        var floor = reserving();
        floor.waits(item("mail1", "mails", MAIL, 10)).waits(item("mail2", "mails", MAIL, 11));
        floor.log();
        floor.comes("dan", 20, CALLS);
        // free for something, so one more of the others may go
        assertThat(floor.log()).containsExactly("mail2@bob");
        floor.waits(item("mail3", "mails", MAIL, 30));
        assertThat(floor.log()).containsExactly("mail3 waits beside 1");
        floor.ends("mail1", 40);
        assertThat(floor.log()).containsExactly("mail3@cleo");
    }

    @Test
    void whatIsHeldBackIsTakenOnceEnoughWait() {
        var floor = floor(Map.of("mails", balance(pair(ALL, -5, 2, 1, 0))))
                .comes("ann", 0, BOTH)
                .waits(item("mail1", "mails", MAIL, 1))
                .waits(item("mail2", "mails", MAIL, 2));
        assertThat(floor.log()).containsExactly("mail1 waits beside 1", "mail2 waits beside 1");
        floor.waits(item("mail3", "mails", MAIL, 3));
        assertThat(floor.log()).containsExactly("mail1@ann");
    }

    @Test
    void aHoldEndsByItself() {
        var held = new Balance(List.of(pair(ALL, -9, 0, 0, 0)), 60_000);
        var floor = floor(Map.of("mails", held))
                .comes("ann", 0, BOTH)
                .comes("bob", 0, BOTH)
                .waits(item("mail1", "mails", MAIL, 1))
                .waits(item("mail2", "mails", MAIL, 5))
                .at(60.9);
        assertThat(floor.log()).containsExactly("mail1 waits beside 2", "mail2 waits beside 2");
        floor.at(61);
        assertThat(floor.log()).containsExactly("mail1@ann");
        floor.at(65);
        assertThat(floor.log()).containsExactly("mail2@bob");
    }

    @Test
    void anEmergencyIsNeverHeldBack() {
        var floor = floor(Map.of("mails", balance(pair(ALL, -9, 0, 0, 0))))
                .comes("ann", 0, BOTH)
                .waits(placed(item("alarm", "mails", MAIL, 1), 0, 0));
        assertThat(floor.log()).containsExactly("alarm@ann");
    }

    @Test
    void whoBecomesFreeTakesWhatWeighsMore() {
        var balances = Map.of(
                "calls", balance(pair(ALL, 3, 0, 0, 0)),
                "mails", balance(pair(ALL, 1, 1, 0, 0)));
        var two = floor(balances)
                .waits(item("mail1", "mails", MAIL, 1))
                .waits(item("call1", "calls", CALL, 2))
                .comes("ann", 5, BOTH);
        assertThat(two.log()).containsExactly("call1@ann");
        var four = floor(balances)
                .waits(item("call1", "calls", CALL, 1))
                .waits(item("mail1", "mails", MAIL, 2))
                .waits(item("mail2", "mails", MAIL, 3))
                .waits(item("mail3", "mails", MAIL, 4))
                .comes("ann", 5, BOTH);
        assertThat(four.log()).containsExactly("mail1@ann");
    }

    @Test
    void whatComesGoesToTheTeamThatWeighsMore() {
        var balance = balance(pair(MAILERS, 1, 0, 0, 0), pair(ALL, 2, 0, 0, 0));
        var floor = floor(Map.of("calls", balance))
                .comes("ann", 0, BOTH)
                .comes("bob", 1, CALLS)
                .waits(item("call1", "calls", CALL, 2))
                .waits(item("call2", "calls", CALL, 3));
        assertThat(floor.log()).containsExactly("call1@bob", "call2@ann");
        assertThat(floor.lastAsked().why().best()).containsExactly(new Decision.Scored(agent("ann"), 1));
    }

    @Test
    void colleaguesWhoDoTheOtherWorkCountElsewhere() {
        Map<String, Balance> balances = Map.of(
                "calls", balance(pair(MAILERS, 1, 0, 0, 0), pair(ALL, 2, 0, 0, 0)),
                "mails", balance(pair(MAILERS, -1, 0, 0, 1)));
        // ann and bob are both among all who take calls
        var both = floor(balances).comes("ann", 0, BOTH).comes("bob", 1, CALLS).waits(item("mail1", "mails", MAIL, 2));
        assertThat(both.log()).containsExactly("mail1@ann");
        var one = floor(balances)
                .comes("ann", 0, BOTH)
                .comes("bob", 1, CALLS)
                .waits(item("call1", "calls", CALL, 2))
                .waits(item("mail1", "mails", MAIL, 3));
        assertThat(one.log()).containsExactly("call1@bob", "mail1 waits beside 1");
        one.ends("call1", 9);
        assertThat(one.log()).containsExactly("mail1@ann");
    }

    @Test
    void aQueueThatDoesNotWeighIsServedAsEver() {
        var floor = floor(Map.of("mails", balance(pair(ALL, 9, 0, 0, 0))))
                .waits(item("chat1", "chats", CHAT, 1))
                .waits(item("mail1", "mails", MAIL, 2))
                .comes("ann", 5, Map.of("chats", Membership.of(1, 0), "mails", Membership.of(1, 0)));
        assertThat(floor.log()).containsExactly("chat1@ann");
    }

    @Test
    void aReserveIsSaidBesideWhoIsAsked() {
        var balance = balance(pair(MAILERS, -1, 0, 0, 0), pair(ALL, 1, 0, 0, 0));
        var floor = floor(Map.of("calls", balance))
                .comes("ann", 0, BOTH)
                .comes("bob", 0, CALLS)
                .waits(item("call1", "calls", CALL, 1));
        assertThat(floor.log()).containsExactly("call1@bob");
        assertThat(floor.lastAsked().why().rejected()).isEqualTo(Map.of(Reason.RESERVE, 1));
    }

    @Test
    void otherRulesHoldForWhatIsHeldBack() {
        var floor = reserving();
        floor.waits(item("mail1", "mails", MAIL, 10)).waits(item("mail2", "mails", MAIL, 11));
        floor.log();
        floor.with(new Rules(2, Map.of(), Map.of(), false), 12);
        assertThat(floor.log()).containsExactly("mail2@bob");
    }

    @Test
    void weightsMustBeNumbersAndAHoldMustEnd() {
        assertThatThrownBy(() -> new Weights(Double.NaN, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Weights(0, 0, Double.POSITIVE_INFINITY, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Balance(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pair(new Who.Named(Set.of(agent("ann"))), new Weights(0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
