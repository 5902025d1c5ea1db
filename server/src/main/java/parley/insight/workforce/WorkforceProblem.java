package parley.insight.workforce;

import parley.platform.kernel.ProblemCode;

/// Why a question about staffing has no answer.
enum WorkforceProblem implements ProblemCode {
    OPTION_UNKNOWN,
    OPTION_WITHOUT_VALUE,
    OPTION_MISSING,
    OPTION_NEEDS_OTHER,
    NUMBER_INVALID,
    WHOLE_NUMBER_INVALID,
    DURATION_INVALID,
    TARGET_INVALID,
    MODEL_INVALID,
    RESERVE_TOO_LARGE,
    FILE_UNREADABLE,
    COLUMN_MISSING,
    QUOTE_LEFT_OPEN,
    CELL_INVALID,
    MODEL_UNKNOWN,
    QUANTITY_UNKNOWN,
    GOAL_MISSING,
    GOAL_CONTRARY,
    GOAL_NOT_OF_MODEL,
    GOAL_OUT_OF_REACH,
    RATES_MISSING,
    CLASS_MISSING,
    NO_STEADY_STATE,
    PATIENCE_UNUSED;

    @Override
    public int status() {
        return 400;
    }
}
