package parley.platform.settings;

import parley.platform.kernel.ProblemCode;

/// Refusals of settings and of the box that keeps secrets.
public enum SettingsProblem implements ProblemCode {
    SETTING_INVALID(400),
    SETTING_IS_SECRET(409),
    SECRET_KEY_MISSING(500),
    SECRET_KEY_UNREADABLE(500),
    SECRET_DAMAGED(500);

    private final int status;

    SettingsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
