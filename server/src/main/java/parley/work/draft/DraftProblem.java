package parley.work.draft;

import parley.platform.kernel.ProblemCode;

/// Refusals of drafts.
enum DraftProblem implements ProblemCode {
    DRAFT_CHANGED;

    @Override
    public int status() {
        return 409;
    }
}
