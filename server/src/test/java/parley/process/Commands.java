package parley.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Small programs of the machine that the tests use: `kill`, `mount`, `setpriv`.
final class Commands {

    private Commands() {}

    /// What a program answered.
    record Answer(int exitCode, String output) {
        boolean isGood() {
            return exitCode == 0;
        }
    }

    static Answer run(String... words) {
        return run(List.of(words));
    }

    static Answer run(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException notThere) {
            return new Answer(127, String.valueOf(notThere.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
