package parley.work.canned;

import parley.platform.kernel.ProblemCode;

/// Refusals of canned replies.
enum CannedProblem implements ProblemCode {
    SHORTCUT_TAKEN(409),
    ONE_PLACE_ONLY(400);

    private final int status;

    CannedProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
