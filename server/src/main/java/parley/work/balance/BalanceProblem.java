package parley.work.balance;

import parley.platform.kernel.ProblemCode;

/// Refusals around weights.
enum BalanceProblem implements ProblemCode {
    BALANCE_QUEUE_TWICE(400),
    BALANCE_TEAM_INVALID(400),
    BALANCE_WEIGHTS_TWICE(400),
    BALANCE_NOTHING_SHARED(409),
    BALANCE_TOO_MANY(409),
    BALANCE_BUSY(409),
    BALANCE_OVER(409),
    BALANCE_NO_GAIN(409),
    BALANCE_FAILED(500);

    private final int status;

    BalanceProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
