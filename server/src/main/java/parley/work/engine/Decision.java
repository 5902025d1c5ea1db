package parley.work.engine;

import java.util.List;
import java.util.Map;
import parley.people.staff.AgentId;

/// What the engine has decided. Whoever carries it out tells the engine what came of it.
public sealed interface Decision {

    /// What it is about, as the engine keeps it from now on.
    Item item();

    /// These are to be asked, all at once; the first who accepts has it.
    record Asked(Item item, List<AgentId> agents, Why why) implements Decision {
        public Asked {
            agents = List.copyOf(agents);
        }
    }

    /// It has come to another step, perhaps of another queue.
    ///
    /// @param cause why it did not stay
    record Moved(Item item, Cause cause) implements Decision {}

    /// It has left the queue for something else.
    ///
    /// @param action what its strategy names
    record Left(Item item, String action) implements Decision {}

    /// It waits beside somebody who could take it, because they are kept free. Said once of each
    /// item; how many are kept is among the reasons.
    record Reserved(Item item, Why why) implements Decision {}

    /// Why an item has left a step.
    enum Cause {
        /// Its time was over.
        EXPIRED,
        /// Nobody who qualifies was there.
        NOBODY_THERE,
        /// Nobody who qualifies could take it at once.
        NOBODY_FREE
    }

    /// Why these and not others.
    ///
    /// @param version of the rules
    /// @param step of the strategy
    /// @param rejected how many agents were not asked, by reason
    /// @param best who came into question, best first, five at most, and what they were compared
    ///     by; in a queue that weighs, their weights
    record Why(long version, int step, Map<Reason, Integer> rejected, List<Scored> best) {
        public Why {
            rejected = Map.copyOf(rejected);
            best = List.copyOf(best);
        }
    }

    /// An agent with the figure that the queue's order compares.
    record Scored(AgentId agent, double score) {}

    /// Why somebody is not asked.
    enum Reason {
        /// Neither serves the queue nor is asked for by the step.
        NOT_MEMBER,
        /// Serves the queue, but does not qualify in this step.
        NOT_QUALIFIED,
        /// Is not available.
        UNAVAILABLE,
        /// Missed offers, and has not come back.
        NOT_RESPONDING,
        /// No page of the agent answers.
        UNREACHABLE,
        /// Rests for a while, whatever they say of themselves.
        RESTING,
        /// Is in a call that came by another way.
        OTHER_CALL,
        /// Does not serve the channel, at all or in this queue.
        NO_CHANNEL,
        /// All units are taken.
        AT_CAPACITY,
        /// Has as many of the channel as allowed.
        AT_MOST,
        /// Something that is held must not be interrupted by the channel.
        INTERRUPTION,
        /// Has begun a moment ago and gets work slowly.
        RAMP_UP,
        /// A limit of a label is reached.
        LABEL,
        /// The item has not waited long enough for this agent.
        DELAY,
        /// Missed or declined it a moment ago.
        LEFT_OUT,
        /// The agent's own queue needs them.
        LENDER,
        /// Could take it, but is kept free for something else.
        RESERVE
    }
}
