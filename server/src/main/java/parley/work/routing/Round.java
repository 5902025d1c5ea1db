package parley.work.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.people.staff.AgentId;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.ProblemException;
import parley.work.routing.Cause.Handover;

/// A work item with its offers, and what every answer and every end makes of both: a pure function,
/// so that whatever order things happen in can be tried out without a database.
///
/// @param offers those that are open, and the latest of whoever answers
record Round(WorkItem item, List<Offer> offers) {

    Round {
        offers = List.copyOf(offers);
    }

    /// What has followed.
    ///
    /// @param item as it is now
    /// @param ended the offers that are over, each as it ended
    record Step(WorkItem item, List<Offer> ended) {
        Step {
            ended = List.copyOf(ended);
        }

        /// The colleague who had wanted one agent to have it, where that came to nothing.
        @Nullable Handover failed(String why) {
            if (ended.isEmpty()) {
                return null;
            }
            AgentId from = ended.getLast().from();
            return from == null ? null : new Handover(from, ended.getLast().agent(), null, why);
        }
    }

    /// The agent takes it; whoever else was asked comes too late.
    ///
    /// @throws ProblemException which says how the agent's offer ended instead
    Step accepted(AgentId by, Instant now) {
        Offer taken = usable(by, now);
        return new Step(
                item.accepted(by, now),
                end(Offer::isOpen, offer -> offer.id().equals(taken.id()) ? Offer.State.ACCEPTED : Offer.State.TAKEN));
    }

    /// The agent would rather not; it waits again when nobody else is asked.
    ///
    /// @throws ProblemException which says how the agent's offer ended instead
    Step declined(AgentId by, Instant now) {
        Offer refused = usable(by, now);
        return released(offer -> offer.id().equals(refused.id()), Offer.State.DECLINED, now);
    }

    /// Time has passed: what has run out is over.
    Step passed(Instant now) {
        return released(offer -> offer.isOpen() && offer.hasRunOutAt(now), Offer.State.TIMED_OUT, now);
    }

    /// The agent can no longer be asked.
    Step withdrawn(AgentId from, Instant now) {
        return released(offer -> offer.isOpen() && offer.agent().equals(from), Offer.State.RESCINDED, now);
    }

    /// The matter has ended, by the customer or for them.
    Step left(Instant now) {
        return new Step(item.leftByCustomer(now), end(Offer::isOpen, any -> Offer.State.RESCINDED));
    }

    private Step released(Predicate<Offer> which, Offer.State state, Instant now) {
        List<Offer> ended = end(which, any -> state);
        boolean isAnyoneAsked = offers.stream().filter(which.negate()).anyMatch(Offer::isOpen);
        boolean waitsAgain = !ended.isEmpty() && !isAnyoneAsked && item.state() == WorkState.OFFERED;
        return new Step(waitsAgain ? item.requeued(now) : item, ended);
    }

    private List<Offer> end(Predicate<Offer> which, Function<Offer, Offer.State> state) {
        var ended = new ArrayList<Offer>();
        offers.stream().filter(which).forEach(offer -> ended.add(offer.ended(state.apply(offer))));
        return ended;
    }

    private Offer usable(AgentId agent, Instant now) {
        Offer offer = offers.stream()
                .filter(one -> one.agent().equals(agent))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        if (offer.isOpenAt(now) && offer.fence() == item.fence()) {
            return offer;
        }
        throw new ProblemException(
                switch (offer.state()) {
                    case OPEN, TIMED_OUT -> RoutingProblem.OFFER_TIMED_OUT;
                    case ACCEPTED -> RoutingProblem.OFFER_ALREADY_ACCEPTED;
                    case DECLINED -> RoutingProblem.OFFER_DECLINED;
                    case RESCINDED -> RoutingProblem.OFFER_WITHDRAWN;
                    case TAKEN -> RoutingProblem.OFFER_TAKEN;
                });
    }
}
