package parley.insight.report;

import parley.platform.kernel.ProblemCode;

/// Refusals of the reports.
enum ReportProblem implements ProblemCode {
    REPORT_RANGE_INVALID,
    REPORT_DAYS_TOO_MANY,
    REPORT_RANGE_TOO_LONG,
    REPORT_TOO_LARGE;

    @Override
    public int status() {
        return 400;
    }
}
