package parley.work.wellbeing;

import parley.platform.kernel.ProblemCode;

/// Refusals around limits.
enum WellbeingProblem implements ProblemCode {
    LIMITS_UNKNOWN(404),
    LIMITS_TAKEN(409),
    LIMITS_WITHOUT_GAP(400);

    private final int status;

    WellbeingProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
