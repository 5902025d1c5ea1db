package parley.platform.database;

import parley.platform.kernel.ProblemCode;

/// Why the process could not start on its data. Each is one sentence on the terminal.
public enum DatabaseProblem implements ProblemCode {
    FOLDER_UNWRITABLE,
    FOLDER_IN_USE,
    FOLDER_NEWER,
    FOLDER_WITHOUT_CENTRE,
    FOLDER_UNREACHABLE_FOR_ACCOUNT,
    DISK_FULL,
    DATABASE_START_FAILED,
    DATABASE_ENDED,
    DATABASE_UNREACHABLE,
    DATABASE_TOO_OLD,
    DATABASE_NEWER,
    PLATFORM_UNSUPPORTED;

    @Override
    public int status() {
        return 500;
    }
}
