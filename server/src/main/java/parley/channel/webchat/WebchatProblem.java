package parley.channel.webchat;

import parley.platform.kernel.ProblemCode;

/// Refusals of the widget's door.
enum WebchatProblem implements ProblemCode {
    ORIGIN_NOT_ALLOWED(403),
    /// For the host page's developer: visitors go on as strangers.
    IDENTITY_INVALID(403),
    IDENTITY_EXPIRED(403),
    ALREADY_RATED(409);

    private final int status;

    WebchatProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
