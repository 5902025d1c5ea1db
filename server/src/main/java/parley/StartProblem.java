package parley;

import parley.platform.kernel.ProblemCode;

/// Why the process could not start to serve.
enum StartProblem implements ProblemCode {
    PORT_TAKEN,
    HOST_UNKNOWN,
    HOST_NEEDS_TLS,
    PORT_INVALID,
    NO_CENTRE,
    PROPERTIES_UNREADABLE,
    PROPERTY_UNKNOWN,
    PROPERTY_OF_THE_COMMAND,
    PROPERTY_INVALID,
    FILE_UNREADABLE,
    CERTIFICATE_UNUSABLE,
    START_FAILED;

    @Override
    public int status() {
        return 500;
    }
}
