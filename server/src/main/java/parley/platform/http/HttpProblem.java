package parley.platform.http;

import parley.platform.kernel.ProblemCode;

/// Refusals of the edge itself.
public enum HttpProblem implements ProblemCode {
    INVALID_REQUEST(400),
    INVALID_FIELD(400),
    UNKNOWN_FIELD(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    HTTPS_NEEDED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    IN_USE(409),
    TOO_LARGE(413),
    UNSUPPORTED_TYPE(415),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;

    HttpProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
