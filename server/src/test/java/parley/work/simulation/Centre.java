package parley.work.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Profile;
import parley.work.engine.Profile.Membership;
import parley.work.engine.Rules;
import parley.work.queue.QueueId;
import parley.work.simulation.Demand.Customers;
import parley.work.simulation.Demand.Handling;
import parley.work.simulation.Demand.Terms;
import parley.work.simulation.Scenario.Period;

/// Small centres for tests, in seconds and hours. Three channels stand for the three tempi.
final class Centre {

    static final ChannelKey CALL = new ChannelKey("call");
    static final ChannelKey CHAT = new ChannelKey("chat");
    static final ChannelKey MAIL = new ChannelKey("mail");

    static final long SECOND = 1_000;
    static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;

    private Centre() {}

    static QueueId queue(int number) {
        return new QueueId(new UUID(9, number));
    }

    /// One of each alone, of the queues with these numbers.
    static Profile serves(Integer... queues) {
        return serves(Map.of(CALL, Share.only(1), CHAT, Share.only(1), MAIL, Share.only(1)), queues);
    }

    static Profile serves(Map<ChannelKey, Share> shares, Integer... queues) {
        Map<QueueId, Membership> memberships = new HashMap<>();
        for (int queue : queues) {
            memberships.put(queue(queue), Membership.of(1, 0));
        }
        return new Profile(memberships, Map.of(), Map.of(), new Capacity(100, shares, Map.of(), null), 0);
    }

    /// Calls that may come on top of mails, and up to three chats at once.
    static Map<ChannelKey, Share> blended() {
        return Map.of(
                CALL, Share.only(1), CHAT, new Share(33, 0, 3, Set.of()), MAIL, new Share(50, 0, 1, Set.of(CALL)));
    }

    static Demand calls(double perHour, Distribution work, Distribution patience) {
        return calls("calls", 0, perHour, work, patience);
    }

    static Demand calls(String name, int queue, double perHour, Distribution work, Distribution patience) {
        return new Demand(
                name,
                queue(queue),
                CALL,
                Arrivals.steady(perHour),
                Handling.of(work),
                Customers.waiting(patience),
                Terms.within(20 * SECOND));
    }

    /// At these seconds, each for so many seconds.
    static Demand recorded(String name, int queue, ChannelKey channel, long takes, long... seconds) {
        List<Arrivals.Contact> contacts = new ArrayList<>();
        for (long at : seconds) {
            contacts.add(new Arrivals.Contact(at * SECOND, takes * SECOND, null));
        }
        return new Demand(
                name,
                queue(queue),
                channel,
                new Arrivals.Recorded(contacts),
                Handling.of(Distribution.NONE),
                Customers.PATIENT,
                Terms.within(20 * SECOND));
    }

    static Distribution seconds(double mean) {
        return new Distribution.Exponential(mean * SECOND);
    }

    static Distribution exactly(double seconds) {
        return new Distribution.Exactly(seconds * SECOND);
    }

    static final Distribution ENDLESS = new Distribution.Endless();

    static Scenario of(List<Demand> demands, List<Crew> crews, double hours) {
        return Scenario.of(demands, crews, Rules.NONE, Period.of(0, (long) (hours * HOUR)));
    }

    /// One queue with patient or impatient customers, in the long run.
    static Scenario plain(double perHour, double seconds, int agents, Distribution patience, double hours) {
        return Scenario.of(
                List.of(calls(perHour, seconds(seconds), patience)),
                List.of(Crew.of("team", agents, serves(0))),
                Rules.NONE,
                Period.of(2 * HOUR, (long) ((2 + hours) * HOUR)));
    }

    /// What happens, in seconds: `10 enters calls-1`, `10 asked calls-1 team-1`.
    static List<String> diary(Scenario scenario, long seed) {
        List<String> all = new ArrayList<>();
        Simulation.run(
                scenario,
                seed,
                (at, what, contact, agent) -> all.add((at % 1000 == 0 ? "" + at / 1000 : "" + at / 1000.0) + " " + what
                        + (contact.isEmpty() ? "" : " " + contact)
                        + (agent.isEmpty() ? "" : " " + agent)));
        return all;
    }
}
