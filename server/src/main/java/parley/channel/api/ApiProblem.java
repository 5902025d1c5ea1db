package parley.channel.api;

import parley.platform.kernel.ProblemCode;

/// Refusals of the open channel.
enum ApiProblem implements ProblemCode {
    ATTACHMENT_MALFORMED,
    WEBHOOK_SECRET_MISSING,
    WEBHOOK_SECRET_MALFORMED;

    @Override
    public int status() {
        return 400;
    }
}
