package parley.platform.identity;

import parley.platform.kernel.ProblemCode;

/// Refusals of who calls, before anything is done.
enum IdentityProblem implements ProblemCode {
    WRONG_ORIGIN(403),
    PASSWORD_CHANGE_FIRST(403),
    SECOND_FACTOR_FIRST(403);

    private final int status;

    IdentityProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
