package parley.people.staff;

import parley.platform.kernel.ProblemCode;

/// Refusals around agents.
enum StaffProblem implements ProblemCode {
    NOT_AN_AGENT(409);

    private final int status;

    StaffProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
