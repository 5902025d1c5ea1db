package parley.work.triage;

import parley.platform.kernel.ProblemCode;

/// Refusals around the rules at the door.
enum TriageProblem implements ProblemCode {
    TRIAGE_CHANGED(409),
    TRIAGE_NAME_TWICE(400),
    TRIAGE_DECIDES_NOTHING(400),
    TRIAGE_RANGE_EMPTY(400),
    TRIAGE_PROTECTED_BELOW(400),
    TRIAGE_PROTECTED(403);

    private final int status;

    TriageProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
