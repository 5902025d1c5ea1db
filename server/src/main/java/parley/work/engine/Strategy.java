package parley.work.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.work.queue.QueueId;

/// How a queue finds somebody: its steps, the order of its items, the order of its agents. One
/// strategy serves any number of queues and channels. Durations are milliseconds.
///
/// @param steps tried one after the other; the last one does not end in a next one
/// @param order of the agents
/// @param maxBoost how far acceleration may carry an item beyond its waiting
/// @param tierEscalateAfter after how long an item rises by a tier, again and again until tier 1;
///     0 for never
/// @param broadcast how many agents are asked at once, 1 to 50
/// @param figure what agents are compared by where the order is an expression, else null
public record Strategy(
        List<Step> steps,
        AgentOrder order,
        long maxBoost,
        long tierEscalateAfter,
        int broadcast,
        @Nullable Figure figure) {

    /// Longest idle among those who serve the queue and can do what the item asks.
    public static final Strategy PLAIN = of(AgentOrder.LONGEST_IDLE, Step.last(ordinary()));

    static final int MOST_ASKED = 50;

    /// @throws IllegalArgumentException where it has no step, no end, or a number out of range
    public Strategy {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a strategy needs a step");
        }
        Step last = steps.getLast();
        if (last.expiry() > 0 && last.atExpiry() instanceof AtExpiry.NextStep) {
            throw new IllegalArgumentException("the last step has no next one");
        }
        if (last.skipIf() != SkipIf.NEVER) {
            throw new IllegalArgumentException("the last step must not be skipped");
        }
        if (maxBoost < 0 || tierEscalateAfter < 0) {
            throw new IllegalArgumentException("must not be negative: " + maxBoost + " " + tierEscalateAfter);
        }
        if (broadcast < 1 || broadcast > MOST_ASKED) {
            throw new IllegalArgumentException("broadcast must be 1 to 50: " + broadcast);
        }
        if ((order == AgentOrder.EXPRESSION) != (figure != null)) {
            throw new IllegalArgumentException("an expression and its order belong together: " + order);
        }
    }

    /// In an order that is no expression.
    public Strategy(List<Step> steps, AgentOrder order, long maxBoost, long tierEscalateAfter, int broadcast) {
        this(steps, order, maxBoost, tierEscalateAfter, broadcast, null);
    }

    /// With everything else as usual.
    public static Strategy of(AgentOrder order, Step... steps) {
        return new Strategy(List.of(steps), order, Long.MAX_VALUE / 1_000_000, 0, 1);
    }

    private static Who ordinary() {
        return new Who.Every(List.of(new Who.Members(), new Who.Asked()));
    }

    /// One stage.
    ///
    /// @param who qualifies
    /// @param expiry how long it is tried; 0 for ever
    /// @param skipIf when it is not tried at all
    /// @param isCumulative whether those of the steps before go on being asked
    /// @param priority what is added to the item's priority on entering
    /// @param atExpiry what follows
    public record Step(Who who, long expiry, SkipIf skipIf, boolean isCumulative, int priority, AtExpiry atExpiry) {

        /// @throws IllegalArgumentException where the time is negative
        public Step {
            if (expiry < 0) {
                throw new IllegalArgumentException("expiry must not be negative: " + expiry);
            }
        }

        /// One that is tried for a while, on top of those before.
        public static Step trying(Who who, long expiry) {
            return new Step(who, expiry, SkipIf.NEVER, true, 0, new AtExpiry.NextStep());
        }

        /// One that is tried for ever, on top of those before.
        public static Step last(Who who) {
            return trying(who, 0);
        }

        /// The same, but not tried in that case.
        public Step skippedIf(SkipIf when) {
            return new Step(who, expiry, when, isCumulative, priority, atExpiry);
        }

        /// The same, without those of the steps before.
        public Step alone() {
            return new Step(who, expiry, skipIf, false, priority, atExpiry);
        }

        /// The same, with another end.
        public Step then(AtExpiry next) {
            return new Step(who, expiry, skipIf, isCumulative, priority, next);
        }
    }

    /// When a step is not tried at all, asked when the item comes to it.
    public enum SkipIf {
        NEVER,
        /// Nobody who qualifies is there, busy or not.
        NOBODY_THERE,
        /// Nobody who qualifies could take it at once.
        NOBODY_FREE
    }

    /// What follows when a step's time is over.
    public sealed interface AtExpiry {

        /// The next step.
        record NextStep() implements AtExpiry {}

        /// Another queue's first step; the time of waiting goes along.
        record ToQueue(QueueId queue) implements AtExpiry {}

        /// It leaves the queue: to a flow, a callback, a voice mail.
        record Leave(String action) implements AtExpiry {}
    }

    /// Which of several agents is asked first. Ties end in longest idle, then in the agent's id.
    public enum AgentOrder {
        /// Who holds nothing, or least, and of these who has been so for longest.
        LONGEST_IDLE,
        /// Whose last work of this channel ended the longest ago.
        LONGEST_IDLE_BY_CHANNEL,
        /// Whose levels of the asked skills are the highest together.
        BEST_LEVEL,
        /// Whose units are taken least.
        LEAST_LOADED,
        /// Who was asked the longest ago.
        ROUND_ROBIN,
        /// Who has taken the fewest today.
        FEWEST_TODAY,
        /// Who is the furthest behind the share that the membership's weight gives.
        WEIGHTED,
        /// Who suits customers of this value best.
        VALUE_FIT,
        /// Anybody: by lots that depend on item and agent alone, so that a replay draws the same.
        RANDOM,
        /// Of whom an expression says the highest figure.
        EXPRESSION
    }

    /// A figure for an agent beside an item; the higher is asked first. Two with the same text are
    /// the same.
    ///
    /// @param text which says all that the formula depends on
    public record Figure(String text, Formula formula) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Figure figure && text.equals(figure.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /// Says the figure; equal arguments get equal ones, and never what is no number.
    public interface Formula {
        double figure(Profile profile, Doing doing, Item item, long now);
    }

    /// What an agent is doing, as far as an order asks about it.
    ///
    /// @param held how many items
    /// @param load the share of the units that is taken, 0 to 1
    /// @param idleSince when the agent last had something to do, in milliseconds
    /// @param today how many items were taken today
    public record Doing(int held, double load, long idleSince, int today) {}

    /// The step of that number; the last one where the strategy has become shorter.
    Step step(int number) {
        return steps.get(index(number));
    }

    int index(int number) {
        return Math.clamp(number, 0, steps.size() - 1);
    }

    /// Who is asked in a step, with those of the steps before where it goes on with them.
    Who pool(int number) {
        @Nullable Who pool = null;
        for (int i = 0; i <= index(number); i++) {
            Step step = steps.get(i);
            pool = pool == null || !step.isCumulative() ? step.who() : new Who.Either(List.of(pool, step.who()));
        }
        return pool == null ? new Who.Anybody() : pool;
    }
}
