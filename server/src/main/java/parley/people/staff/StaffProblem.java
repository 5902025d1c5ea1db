package parley.people.staff;

import parley.platform.kernel.ProblemCode;

/// Refusals around agents, teams, skills and opening hours.
enum StaffProblem implements ProblemCode {
    NOT_AN_AGENT(409),
    AGENT_HOLDS_WORK(409),
    AGENT_UNKNOWN(400),
    TEAM_UNKNOWN(400),
    SKILL_UNKNOWN(400),
    HOURS_UNKNOWN(400),
    STAFF_NAME_TAKEN(409),
    TIME_ZONE_UNKNOWN(400),
    HOURS_SPAN_INVALID(400),
    HOURS_DATE_INVALID(400);

    private final int status;

    StaffProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
