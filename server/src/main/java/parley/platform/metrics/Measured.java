package parley.platform.metrics;

/// Meters that are read from the database when somebody asks. The last values stand until then.
public interface Measured {

    /// Reads them anew.
    void measure();
}
