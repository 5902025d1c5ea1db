package parley.platform.password;

import parley.platform.kernel.ProblemCode;

/// What is wrong with a password that somebody has chosen.
public enum PasswordProblem implements ProblemCode {
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_COMMON,
    PASSWORD_NAMES_YOU;

    @Override
    public int status() {
        return 422;
    }
}
