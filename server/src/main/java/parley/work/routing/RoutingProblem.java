package parley.work.routing;

import parley.platform.kernel.ProblemCode;

/// Refusals of routing.
enum RoutingProblem implements ProblemCode {
    OFFER_TAKEN,
    OFFER_WITHDRAWN,
    OFFER_TIMED_OUT,
    OFFER_ALREADY_ACCEPTED,
    OFFER_DECLINED,
    WRONG_STATE,
    WORK_OVER,
    TRANSFER_TO_SELF,
    NO_EMERGENCY,
    AGENT_UNKNOWN;

    @Override
    public int status() {
        return switch (this) {
            case AGENT_UNKNOWN -> 404;
            case OFFER_TAKEN,
                    OFFER_WITHDRAWN,
                    OFFER_TIMED_OUT,
                    OFFER_ALREADY_ACCEPTED,
                    OFFER_DECLINED,
                    WRONG_STATE,
                    WORK_OVER,
                    TRANSFER_TO_SELF,
                    NO_EMERGENCY -> 409;
        };
    }
}
