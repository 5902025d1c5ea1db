package parley.work.surge;

import parley.platform.kernel.ProblemCode;

/// Refusals around moving agents.
enum SurgeProblem implements ProblemCode {
    MOVE_UNKNOWN(404),
    MOVE_NOWHERE(400),
    MOVE_OVER(409);

    private final int status;

    SurgeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
