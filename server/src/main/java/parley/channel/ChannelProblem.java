package parley.channel;

import parley.platform.kernel.ProblemCode;

/// Refusals around channels.
enum ChannelProblem implements ProblemCode {
    CHANNEL_KIND_UNKNOWN(400),
    CHANNEL_SETTING_UNKNOWN(400),
    CHANNEL_SETTING_INVALID(400),
    CHANNEL_IN_USE(409);

    private final int status;

    ChannelProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
