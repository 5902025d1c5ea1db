package parley.platform.files;

import parley.platform.kernel.ProblemCode;

/// Refusals of files.
public enum FilesProblem implements ProblemCode {
    FILE_TOO_LARGE(413),
    FILE_EMPTY(400),
    FILE_REFUSED(415);

    private final int status;

    FilesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
