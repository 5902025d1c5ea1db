package parley.work.simulation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static parley.work.simulation.Centre.CALL;
import static parley.work.simulation.Centre.CHAT;
import static parley.work.simulation.Centre.HOUR;
import static parley.work.simulation.Centre.MAIL;
import static parley.work.simulation.Centre.MINUTE;
import static parley.work.simulation.Centre.SECOND;
import static parley.work.simulation.Centre.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.platform.kernel.ChannelKey;
import parley.work.engine.Capacity.Share;
import parley.work.engine.Rules;
import parley.work.engine.Rules.QueueRules;
import parley.work.engine.Strategy;
import parley.work.engine.Strategy.AgentOrder;
import parley.work.engine.Strategy.AtExpiry;
import parley.work.engine.Strategy.Step;
import parley.work.engine.Who;
import parley.work.simulation.Crew.Answering;
import parley.work.simulation.Crew.Span;
import parley.work.simulation.Demand.Customers;
import parley.work.simulation.Demand.Handling;
import parley.work.simulation.Demand.Terms;
import parley.work.simulation.Figures.Count;
import parley.work.simulation.Scenario.Period;

/// Random centres, of which what is told of the day and what is counted must be one and the same.
class SimulationPropertyTest {

    private static final int CENTRES = 100;

    @Test
    void whateverTheCentreTheStoryHoldsTogetherAndTheFiguresAreThoseOfTheStory() {
        long contacts = 0;
        for (int seed = 0; seed < CENTRES; seed++) {
            contacts += check(seed);
        }
        assertThat(contacts).isGreaterThan(7_000);
    }

    private static long check(int seed) {
        Scenario scenario = centre(new Random(seed));
        var story = new Story(scenario);
        Outcome outcome = Simulation.run(scenario, seed, story::note);

        assertThat(Simulation.run(scenario, seed))
                .as("without a journal, seed %d", seed)
                .isEqualTo(outcome);
        Figures total = outcome.total();
        assertThat(total.of(Count.OFFERED))
                .as("offered, seed %d", seed)
                .isEqualTo(story.counted.size() - story.blocked)
                .isEqualTo(total.of(Count.ANSWERED)
                        + total.of(Count.ABANDONED)
                        + total.of(Count.WENT_ELSEWHERE)
                        + total.of(Count.LEFT));
        assertThat(total.of(Count.ANSWERED)).as("answered, seed %d", seed).isEqualTo(story.answered);
        assertThat(total.of(Count.WAIT_OF_ANSWERED)).as("waits, seed %d", seed).isEqualTo(story.waits);
        assertThat(total.of(Count.ABANDONED)).as("abandoned, seed %d", seed).isEqualTo(story.abandoned);
        assertThat(total.of(Count.WENT_ELSEWHERE))
                .as("elsewhere, seed %d", seed)
                .isEqualTo(story.elsewhere);
        assertThat(total.of(Count.BLOCKED)).as("blocked, seed %d", seed).isEqualTo(story.blocked);
        assertThat(total.of(Count.OFFERED_IN_VAIN)).as("in vain, seed %d", seed).isEqualTo(story.inVain);
        assertThat(total.of(Count.LEFT)).as("left, seed %d", seed).isEqualTo(story.waiting());
        for (Outcome.Load load : outcome.crews()) {
            for (int i = 0; i < load.crew().size(); i++) {
                assertThat(load.busy().get(i)).isBetween(0L, load.present().get(i));
                assertThat(load.present().get(i)).isLessThanOrEqualTo(outcome.length());
            }
        }
        return outcome.contacts();
    }

    /// Hears the story and complains where it does not hold together.
    private static final class Story {

        private final Map<String, ChannelKey> channels = new HashMap<>();
        private final Map<String, Long> entered = new HashMap<>();
        private final Set<String> counted = new HashSet<>();
        private final Map<String, String> accepted = new HashMap<>();
        private final Map<String, Set<String>> asked = new HashMap<>();
        private final Map<String, List<String>> hands = new HashMap<>();
        private final Set<String> over = new HashSet<>();
        private final Map<String, Crew> crews = new HashMap<>();
        private long last;
        private long answered;
        private long waits;
        private long abandoned;
        private long elsewhere;
        private long blocked;
        private long inVain;

        Story(Scenario scenario) {
            scenario.demands().forEach(demand -> channels.put(demand.name(), demand.channel()));
            scenario.crews().forEach(crew -> crews.put(crew.name(), crew));
        }

        long waiting() {
            return counted.stream()
                    .filter(one -> !accepted.containsKey(one) && !over.contains(one))
                    .count();
        }

        private static <K, V> V of(Map<K, V> all, K key) {
            return requireNonNull(all.get(key));
        }

        private static String first(String name) {
            return name.substring(0, name.indexOf('-'));
        }

        void note(long at, String what, String contact, String agent) {
            assertThat(at).isGreaterThanOrEqualTo(last);
            last = at;
            // who leaves is over, but those who are asked are told only afterwards
            assertThat(over.contains(contact) && !what.equals("rescinded")).isFalse();
            switch (what) {
                case "enters" -> {
                    assertThat(entered.put(contact, at)).isNull();
                    if (at < HOUR) {
                        counted.add(contact);
                    }
                }
                case "asked" -> {
                    assertThat(accepted).doesNotContainKey(contact);
                    assertThat(asked.computeIfAbsent(contact, _ -> new HashSet<>())
                                    .add(agent))
                            .isTrue();
                    hands.computeIfAbsent(agent, _ -> new ArrayList<>()).add(contact);
                    assertRoom(agent);
                }
                case "accepts" -> {
                    assertThat(asked.get(contact)).contains(agent);
                    assertThat(accepted.put(contact, agent)).isNull();
                    answered += one(contact);
                    waits += one(contact) * (at - of(entered, contact));
                }
                case "declines", "misses", "rescinded" -> {
                    inVain += what.equals("rescinded") ? 0 : one(contact);
                    assertThat(of(asked, contact).remove(agent)).isTrue();
                    of(hands, agent).remove(contact);
                }
                case "returns" -> assertThat(asked.get(contact)).isEmpty();
                case "ends" -> {
                    over.add(contact);
                    assertThat(of(hands, of(accepted, contact)).remove(contact)).isTrue();
                }
                case "abandons" -> {
                    abandoned += one(contact);
                    leaves(contact);
                }
                case "goes" -> {
                    if (!contact.isEmpty()) {
                        elsewhere += one(contact);
                        leaves(contact);
                    }
                }
                case "blocked" -> {
                    blocked += one(contact);
                    leaves(contact);
                }
                case "wraps up", "moves", "comes", "responds" -> {}
                default -> throw new AssertionError(what);
            }
        }

        private void leaves(String contact) {
            assertThat(accepted).doesNotContainKey(contact);
            assertThat(over.add(contact)).isTrue();
        }

        /// 1 for what counts.
        private int one(String contact) {
            return counted.contains(contact) ? 1 : 0;
        }

        private void assertRoom(String agent) {
            Crew crew = of(crews, first(agent));
            Map<ChannelKey, Integer> held = new HashMap<>();
            of(hands, agent).forEach(contact -> held.merge(of(channels, first(contact)), 1, Integer::sum));
            Map<ChannelKey, Share> shares = crew.profile().capacity().shares();
            held.forEach((channel, count) ->
                    assertThat(count).isLessThanOrEqualTo(of(shares, channel).most()));
        }
    }

    private static Scenario centre(Random random) {
        List<Demand> demands = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            demands.add(demand("d" + i, random));
        }
        List<Crew> crews = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            crews.add(crew("c" + i, demands, random));
        }
        Map<parley.work.queue.QueueId, QueueRules> queues = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            queues.put(queue(i), new QueueRules(strategy(random), 1 + random.nextInt(60_000), Map.of()));
        }
        return new Scenario(
                demands,
                crews,
                new Rules(1, queues, Map.of(), random.nextBoolean()),
                random.nextInt(3) == 0 ? Map.of(queue(0), random.nextInt(4)) : Map.of(),
                new Period(0, HOUR, 10 * MINUTE, random.nextBoolean() ? HOUR : 0));
    }

    private static Distribution time(Random random, double seconds) {
        double mean = seconds * SECOND;
        return switch (random.nextInt(4)) {
            case 0 -> new Distribution.Exactly(Math.rint(mean / 10_000) * 10_000);
            case 1 -> new Distribution.Lognormal(mean, 1.3);
            case 2 -> new Distribution.Empirical(List.of(0.0, mean, 2 * mean));
            default -> new Distribution.Exponential(mean);
        };
    }

    private static Demand demand(String name, Random random) {
        List<ChannelKey> channels = List.of(CALL, CHAT, MAIL);
        return new Demand(
                name,
                queue(random.nextInt(3)),
                channels.get(random.nextInt(3)),
                new Arrivals.ByRate(0, 20 * MINUTE, List.of(random.nextDouble() * 90, random.nextDouble() * 90, 30.0)),
                new Handling(
                        time(random, 20 + random.nextInt(400)),
                        random.nextBoolean() ? Distribution.NONE : time(random, 30)),
                new Customers(
                        random.nextInt(3) == 0 ? Centre.ENDLESS : time(random, 60),
                        random.nextBoolean() ? 0 : 0.5,
                        time(random, 40)),
                new Terms(
                        20 * SECOND,
                        4 + random.nextInt(3),
                        random.nextInt(3),
                        random.nextInt(2) * 30,
                        0,
                        Terms.within(1).facts()));
    }

    private static Crew crew(String name, List<Demand> demands, Random random) {
        Map<ChannelKey, Share> shares = switch (random.nextInt(3)) {
            case 0 -> Centre.blended();
            case 1 -> Map.of(CALL, Share.only(1), CHAT, Share.only(2), MAIL, Share.only(1));
            default ->
                Map.of(
                        CALL,
                        new Share(40, 10, 1, Set.of(CHAT)),
                        CHAT,
                        new Share(30, 5, 2, Set.of(MAIL, CALL)),
                        MAIL,
                        new Share(30, 5, 2, Set.of(CALL, CHAT)));
        };
        List<Span> shift = random.nextBoolean()
                ? List.of()
                : List.of(new Span(random.nextInt(2) * MINUTE, 25 * MINUTE), new Span(30 * MINUTE, 50 * MINUTE));
        Answering answering = random.nextBoolean()
                ? Answering.AT_ONCE
                : new Answering(time(random, 6), 10 * SECOND, 0.1, 0.1, 1 + random.nextInt(2), 2 * MINUTE);
        return new Crew(
                name,
                1 + random.nextInt(6),
                Centre.serves(shares, random.nextInt(3), random.nextInt(3)),
                shift,
                random.nextBoolean() ? Map.of() : Map.of(demands.getFirst().name(), time(random, 100)),
                answering,
                random.nextBoolean() ? List.of() : List.of(1.0, 0.7, 0.5));
    }

    private static Strategy strategy(Random random) {
        AgentOrder[] orders = AgentOrder.values();
        AgentOrder drawn = orders[random.nextInt(orders.length)];
        AgentOrder order = drawn == AgentOrder.EXPRESSION ? AgentOrder.LONGEST_IDLE : drawn;
        List<Step> steps = switch (random.nextInt(3)) {
            case 0 -> List.of(Step.last(new Who.Members()));
            case 1 ->
                List.of(
                        Step.trying(new Who.Members(), 40 * SECOND),
                        Step.trying(new Who.Anybody(), 2 * MINUTE).then(new AtExpiry.Leave("voicemail")));
            default ->
                List.of(
                        Step.trying(new Who.Members(), 50 * SECOND).then(new AtExpiry.ToQueue(queue(2))),
                        Step.last(new Who.Members()));
        };
        return new Strategy(steps, order, 600_000, random.nextBoolean() ? 0 : 3 * MINUTE, 1 + random.nextInt(3));
    }
}
