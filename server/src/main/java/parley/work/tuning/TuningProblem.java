package parley.work.tuning;

import parley.platform.kernel.ProblemCode;

/// Why systems cannot be tuned.
enum TuningProblem implements ProblemCode {
    OPTIMA_USAGE,
    SYSTEMS_UNREADABLE,
    SYSTEMS_EMPTY,
    SYSTEMS_COLUMN_MISSING,
    SYSTEM_NUMBER_INVALID,
    SYSTEM_WITHOUT_AGENTS,
    SYSTEM_WITHOUT_WORK;

    @Override
    public int status() {
        return 400;
    }
}
