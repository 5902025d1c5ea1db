package parley.platform.kernel;

import java.util.Map;

/// Something that a script may want to know of the running process; written into `run.json`.
public interface RunFacts {

    /// Names and JSON-able values.
    Map<String, Object> facts();
}
