package parley.platform.kernel;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a script may want to know of the running process; written into `run.json`.
public interface RunFacts {

    /// Names and JSON-able values.
    Map<String, Object> facts();

    /// Something that the person who starts the process has to read once; it goes to standard error
    /// just before the process is ready.
    interface Notice {

        /// The text, or null where there is nothing to say. Asked for once a start.
        @Nullable String text(Locale locale);
    }
}
