package parley.work.queue;

import parley.platform.kernel.ProblemCode;

/// Refusals around queues and wrap-up codes.
enum QueueProblem implements ProblemCode {
    QUEUE_UNKNOWN,
    QUEUE_NAME_TAKEN,
    WRAP_UP_CODE_UNKNOWN,
    AGENT_NOT_MEMBER,
    AGENT_LENT;

    @Override
    public int status() {
        return switch (this) {
            case QUEUE_UNKNOWN -> 404;
            case WRAP_UP_CODE_UNKNOWN -> 400;
            case QUEUE_NAME_TAKEN, AGENT_NOT_MEMBER, AGENT_LENT -> 409;
        };
    }
}
