package parley.platform.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// A command of `./parley tool`, which works without a running server. Implementations are listed
/// in the root package; they read files and print one JSON object a line.
public interface Tool {

    /// The word after `tool`, for example `mail`.
    String name();

    /// The key of its one-line description in the messages beside the implementation.
    default String descriptionKey() {
        return "tool." + name();
    }

    /// Runs it.
    ///
    /// @return the exit code: 0 when every input has its line, 1 for a failure, 2 for wrong usage
    int run(List<String> arguments, PrintStream output, PrintStream errors) throws IOException;
}
