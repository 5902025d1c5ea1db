package parley.platform.backup;

/// Told what is being done, by the key of its text beside this type.
public interface BackupProgress {

    /// One line.
    void say(String key, Object... arguments);
}
