package parley.platform.files;

import parley.platform.kernel.ProblemCode;

/// Refusals of files.
public enum FilesProblem implements ProblemCode {
    FILE_TOO_LARGE(413),
    FILE_EMPTY(400),
    FILE_TYPE_REFUSED(415),
    TOO_MANY_FILES(429),
    LENGTH_REQUIRED(411);

    private final int status;

    FilesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
