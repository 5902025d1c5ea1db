package parley.work.simulation;

import parley.platform.kernel.ProblemCode;

/// Why a scenario is refused. Every sentence names the place in the file.
enum SimulationProblem implements ProblemCode {
    SCENARIO_USAGE,
    SCENARIO_FILE_UNREADABLE,
    SCENARIO_LOG_UNWRITABLE,
    SCENARIO_NOT_JSON,
    SCENARIO_VERSION,
    SCENARIO_FIELD_UNKNOWN,
    SCENARIO_FIELD_MISSING,
    SCENARIO_NOT_AN_OBJECT,
    SCENARIO_NOT_A_LIST,
    SCENARIO_NOT_A_TEXT,
    SCENARIO_NOT_A_NUMBER,
    SCENARIO_NOT_A_SWITCH,
    SCENARIO_NOT_A_DURATION,
    SCENARIO_NOT_ONE_OF,
    SCENARIO_NAME_INVALID,
    SCENARIO_NAME_TWICE,
    SCENARIO_NAME_UNKNOWN,
    SCENARIO_CHANNEL,
    SCENARIO_TOO_MANY,
    SCENARIO_TOO_FEW,
    SCENARIO_EITHER,
    SCENARIO_ORDER,
    SCENARIO_STRATEGY_ENDLESS,
    SCENARIO_STRATEGY_CIRCULAR,
    SCENARIO_TOO_LARGE;

    @Override
    public int status() {
        return 422;
    }
}
