package parley.work.surge;

import parley.platform.kernel.ProblemCode;

/// Refusals around moving agents, and the rules that do it.
enum SurgeProblem implements ProblemCode {
    MOVE_UNKNOWN(404),
    MOVE_NOWHERE(400),
    MOVE_OVER(409),
    RULE_UNKNOWN(404),
    RULE_NAME_TAKEN(409),
    RULE_WITHOUT_GAP(400),
    RULE_LENDER_WITHOUT_GAP(400),
    RULE_CIRCLE(409);

    private final int status;

    SurgeProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
