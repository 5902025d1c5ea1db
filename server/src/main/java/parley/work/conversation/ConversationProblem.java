package parley.work.conversation;

import parley.platform.kernel.ProblemCode;

/// Refusals of conversations.
public enum ConversationProblem implements ProblemCode {
    MESSAGE_EMPTY(400),
    MESSAGE_TOO_LONG(400),
    CONVERSATION_CLOSED(409),
    CONVERSATION_NOT_YOURS(409),
    STALE_REPLY(409),
    FILE_GONE(409),
    FILES_NOT_ACCEPTED(409);

    private final int status;

    ConversationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
