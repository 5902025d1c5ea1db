package parley.work.replay;

import parley.platform.kernel.ProblemCode;

/// Refusals around simulations.
enum ReplayProblem implements ProblemCode {
    SIMULATION_EITHER(400),
    SIMULATION_BUSY(409),
    SIMULATION_OVER(409),
    TIME_ZONE_UNKNOWN(400),
    DAY_NOT_OVER(422),
    DAY_EMPTY(422),
    DAY_UNSTAFFED(422),
    DAY_TOO_LARGE(422),
    QUEUE_UNSTAFFED(422),
    SIMULATION_FAILED(500);

    private final int status;

    ReplayProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
