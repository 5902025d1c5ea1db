package parley.channel.webchat;

import parley.platform.kernel.ProblemCode;

/// Refusals of the widget's door.
enum WebchatProblem implements ProblemCode {
    ORIGIN_NOT_ALLOWED;

    @Override
    public int status() {
        return 403;
    }
}
