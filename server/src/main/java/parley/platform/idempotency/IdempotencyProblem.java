package parley.platform.idempotency;

import parley.platform.kernel.ProblemCode;

/// Refusals of a request that carries an `Idempotency-Key`.
public enum IdempotencyProblem implements ProblemCode {
    IDEMPOTENCY_KEY_INVALID(400),
    IDEMPOTENCY_KEY_REUSED(422),
    REQUEST_IN_PROGRESS(409);

    private final int status;

    IdempotencyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
