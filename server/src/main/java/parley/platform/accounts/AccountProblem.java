package parley.platform.accounts;

import parley.platform.kernel.ProblemCode;

/// Refusals around accounts and signing in.
enum AccountProblem implements ProblemCode {
    SIGN_IN_FAILED(401),
    SIGN_IN_LOCKED(429),
    SECOND_FACTOR_REQUIRED(401),
    SECOND_FACTOR_WRONG(401),
    SECOND_FACTOR_UNAVAILABLE(409),
    SECOND_FACTOR_ON(409),
    SECOND_FACTOR_NOT_BEGUN(409),
    PASSWORD_WRONG(403),
    PASSWORD_SAME(422),
    LOGIN_TAKEN(409),
    LAST_ADMINISTRATOR(409),
    BEYOND_OWN_RIGHTS(403),
    ROLE_UNKNOWN(422),
    ROLE_BUILT_IN(409),
    ROLE_IN_USE(409),
    ROLE_NAME_TAKEN(409),
    PERMISSION_UNKNOWN(422);

    private final int status;

    AccountProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
