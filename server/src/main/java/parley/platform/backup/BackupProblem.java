package parley.platform.backup;

import parley.platform.kernel.ProblemCode;

/// Why nothing was saved or restored. Each is one sentence on the terminal.
public enum BackupProblem implements ProblemCode {
    BACKUP_EXISTS,
    BACKUP_UNWRITABLE,
    BACKUP_UNREADABLE,
    BACKUP_DAMAGED,
    BACKUP_NEWER,
    RESTORE_NOT_EMPTY,
    RESTORE_FAILED;

    @Override
    public int status() {
        return 500;
    }
}
