package parley.work.strategy;

import parley.platform.kernel.ProblemCode;

/// Refusals around strategies and the rules of the centre.
enum StrategyProblem implements ProblemCode {
    STRATEGY_UNKNOWN(404),
    STRATEGY_VERSION_UNKNOWN(404),
    STRATEGY_NAME_TAKEN(409),
    STRATEGY_INVALID(400),
    STRATEGY_USE_INVALID(400),
    INTERRUPTION_UNKNOWN(400);

    private final int status;

    StrategyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
