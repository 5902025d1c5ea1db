package parley.platform.jobs;

import parley.platform.kernel.ProblemCode;

/// Refusals of jobs.
public enum JobProblem implements ProblemCode {
    JOB_NOT_DEAD;

    @Override
    public int status() {
        return 409;
    }
}
