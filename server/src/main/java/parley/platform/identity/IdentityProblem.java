package parley.platform.identity;

import parley.platform.kernel.ProblemCode;

/// Refusals around sign-in.
enum IdentityProblem implements ProblemCode {
    SIGN_IN_FAILED(401),
    SIGN_IN_LOCKED(429),
    WRONG_ORIGIN(403),
    LOGIN_TAKEN(409);

    private final int status;

    IdentityProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
