package parley.work.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.people.staff.AgentId;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;
import parley.testing.Seeds;
import parley.work.engine.WorkId;
import parley.work.queue.QueueId;

/// Whatever happens to an item and its offers, in whatever order, and in the same millisecond.
///
/// The row lock makes everything that happens at once happen in some order, so every order is tried
/// here on the very functions that decide behind the lock.
class RoundTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration OFFER_TIME = Duration.ofSeconds(20);
    private static final QueueId SALES = new QueueId(new UUID(1, 1));
    private static final QueueId RETURNS = new QueueId(new UUID(1, 2));
    private static final int EVENTS = 40;

    @Test
    void acceptingInTheVeryMillisecondOfTheDeadlineHasExactlyOneOutcome() {
        Seeds.each("round", 10_000, seed -> {
            var random = new Random(seed);
            var life = new Life(random);
            life.ask(1 + random.nextInt(3));
            Instant deadline = life.now.plus(OFFER_TIME);
            boolean isInTime = random.nextBoolean();
            life.now = isInTime ? deadline.minusMillis(1) : deadline;
            AgentId taker = life.offers.getFirst().agent();
            var attempts = new ArrayList<Runnable>(List.of(
                    () -> life.attempt(() -> life.round().accepted(taker, life.now), "accepted"),
                    () -> life.attempt(() -> life.round().accepted(taker, life.now), "accepted"),
                    () -> life.attempt(() -> life.round().passed(life.now), "timed-out"),
                    () -> life.attempt(() -> life.round().passed(life.now), "timed-out")));
            java.util.Collections.shuffle(attempts, random);
            attempts.forEach(Runnable::run);

            assertThat(life.item.state()).isEqualTo(isInTime ? WorkState.ACTIVE : WorkState.QUEUED);
            assertThat(life.count(Offer.State.ACCEPTED)).isEqualTo(isInTime ? 1 : 0);
            assertThat(life.count(Offer.State.OPEN)).isZero();
            assertThat(life.refusals)
                    .containsOnly(isInTime ? RoutingProblem.OFFER_ALREADY_ACCEPTED : RoutingProblem.OFFER_TIMED_OUT)
                    .hasSize(isInTime ? 1 : 2);
            life.check();
        });
    }

    @Test
    void staysWholeThroughWhateverHappensInWhateverOrder() {
        Set<WorkState> reached = new HashSet<>();
        Set<Offer.State> endings = new HashSet<>();
        Set<ProblemCode> refusals = new HashSet<>();
        Seeds.each("round", 10_000, seed -> {
            var life = new Life(new Random(seed));
            for (int i = 0; i < EVENTS; i++) {
                life.something();
                life.check();
                reached.add(life.item.state());
            }
            life.offers.forEach(offer -> endings.add(offer.state()));
            refusals.addAll(life.refusals);
        });
        // or it has not tried what it says
        assertThat(reached)
                .contains(
                        WorkState.QUEUED,
                        WorkState.OFFERED,
                        WorkState.ACTIVE,
                        WorkState.WRAP_UP,
                        WorkState.COMPLETED,
                        WorkState.ABANDONED);
        assertThat(endings).containsExactlyInAnyOrder(Offer.State.values());
        assertThat(refusals)
                .contains(
                        RoutingProblem.OFFER_TAKEN,
                        RoutingProblem.OFFER_DECLINED,
                        RoutingProblem.OFFER_TIMED_OUT,
                        RoutingProblem.OFFER_WITHDRAWN,
                        RoutingProblem.OFFER_ALREADY_ACCEPTED,
                        RoutingProblem.WRONG_STATE);
    }

    /// A stretch of one state.
    private record Segment(
            WorkState state, Instant from, @Nullable Instant to) {}

    /// An item, everything that was ever offered of it, and its segments.
    private static final class Life {

        private final Random random;
        private final List<AgentId> agents = new ArrayList<>();
        private final List<Segment> segments = new ArrayList<>();
        private final List<ProblemCode> refusals = new ArrayList<>();
        private final Instant rank;
        private List<Offer> offers = new ArrayList<>();
        private WorkItem item;
        private Instant now = BEGIN;

        Life(Random random) {
            this.random = random;
            for (int i = 1; i <= 4; i++) {
                agents.add(new AgentId(new UUID(5, i)));
            }
            item = new WorkItemBuilder(new WorkId(new UUID(9, 1)), SALES, now)
                    .waited(random.nextInt(300))
                    .priority(random.nextInt(10))
                    .build();
            rank = item.rank();
            segments.add(new Segment(item.state(), now, null));
        }

        /// What the store hands over: what is open, and the latest of everybody.
        Round round() {
            return new Round(item, offers);
        }

        void ask(int many) {
            apply(new Round.Step(item.offered(now), List.of()));
            agents.subList(0, many)
                    .forEach(agent -> offers.add(new Offer(
                            new UUID(7, offers.size()),
                            item.id(),
                            agent,
                            random.nextInt(4) == 0 ? agents.getLast() : null,
                            item.fence(),
                            Offer.State.OPEN,
                            now,
                            now.plus(OFFER_TIME),
                            List.of())));
        }

        void something() {
            // often nothing, often just at a deadline, sometimes long
            now = now.plusMillis(
                    switch (random.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> random.nextInt(1000);
                        case 2 -> OFFER_TIME.toMillis() - random.nextInt(2);
                        default -> random.nextInt(30_000);
                    });
            AgentId somebody = agents.get(random.nextInt(agents.size()));
            switch (random.nextInt(9)) {
                case 0 -> attempt(() -> round().accepted(somebody, now), "accepted");
                case 1 -> attempt(() -> round().declined(somebody, now), "declined");
                case 2 -> attempt(() -> round().passed(now), "timed-out");
                case 3 -> attempt(() -> round().withdrawn(somebody, now), "withdrawn");
                case 4 -> attempt(() -> state(item.completed(now)), "completed");
                case 5 -> attempt(() -> state(item.transferred(RETURNS, now)), "transferred");
                case 6 -> attempt(() -> isRare() ? round().left(now) : state(item), "left");
                case 7 -> attempt(() -> state(item.state().isHeldByAgent() ? item.requeued(now) : item), "agent-away");
                default ->
                    attempt(
                            () -> {
                                if (item.state() == WorkState.QUEUED) {
                                    ask(1 + random.nextInt(agents.size()));
                                }
                                return state(item);
                            },
                            "offered");
            }
        }

        private boolean isRare() {
            return random.nextInt(5) == 0;
        }

        private static Round.Step state(WorkItem next) {
            return new Round.Step(next, List.of());
        }

        /// As behind the lock: it happens as a whole, or is refused and changes nothing.
        void attempt(Supplier<Round.Step> action, String what) {
            WorkItem before = item;
            try {
                apply(action.get());
            } catch (ProblemException refused) {
                assertThat(item).as(what).isEqualTo(before);
                refusals.add(refused.code());
            }
        }

        private void apply(Round.Step step) {
            for (Offer ended : step.ended()) {
                Offer was = offers.stream()
                        .filter(offer -> offer.id().equals(ended.id()))
                        .findFirst()
                        .orElseThrow();
                assertThat(was.state()).as("an offer ends once").isEqualTo(Offer.State.OPEN);
                assertThat(ended.state()).isNotEqualTo(Offer.State.OPEN);
                offers.set(offers.indexOf(was), ended);
            }
            if (!step.item().equals(item)) {
                assertThat(item.state().isFinal()).as("what is over stays over").isFalse();
                Segment last = segments.removeLast();
                segments.add(new Segment(last.state(), last.from(), now));
                segments.add(new Segment(step.item().state(), now, null));
                assertThat(step.item().fence()).isGreaterThanOrEqualTo(item.fence());
                item = step.item();
            }
        }

        long count(Offer.State state) {
            return offers.stream().filter(offer -> offer.state() == state).count();
        }

        void check() {
            law(item.rank().equals(rank), "keeps its place in the queue");
            law(
                    count(Offer.State.OPEN) > 0 == (item.state() == WorkState.OFFERED),
                    "somebody is asked exactly while it is offered");
            law(
                    offers.stream().filter(Offer::isOpen).allMatch(offer -> offer.fence() == item.fence()),
                    "only this round's offers are open");
            Set<Long> taken = new HashSet<>();
            law(
                    offers.stream()
                            .filter(offer -> offer.state() == Offer.State.ACCEPTED)
                            .allMatch(offer -> taken.add(offer.fence())),
                    "taken once in a round");
            law(
                    !item.state().isHeldByAgent() || offers.stream().anyMatch(this::isHolders),
                    "held by who accepted last");
            law(
                    item.state().isHeldByAgent() || item.state().isFinal() || item.agent() == null,
                    "held by nobody while it waits");
            law(isWhole(), "every moment belongs to exactly one state");
        }

        private boolean isHolders(Offer offer) {
            return offer.fence() == item.fence()
                    && offer.state() == Offer.State.ACCEPTED
                    && offer.agent().equals(item.agent());
        }

        private boolean isWhole() {
            for (int i = 1; i < segments.size(); i++) {
                if (!segments.get(i).from().equals(segments.get(i - 1).to())) {
                    return false;
                }
            }
            return segments.getLast().state() == item.state()
                    && segments.getLast().to() == null;
        }

        /// Asked millions of times, so it is no assertion that builds words first.
        private void law(boolean holds, String what) {
            if (!holds) {
                throw new AssertionError(what + ", which is broken by " + item + " with " + offers);
            }
        }
    }
}
