package parley;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import parley.platform.http.HttpSettings;
import parley.platform.kernel.ProblemException;

/// What stands in `parley.properties`, beside the program and in the data folder; the latter wins.
/// Environment variables win over both, as `PARLEY_HTTP_CERTIFICATE`.
final class StartProperties {

    private static final String FILE = "parley.properties";

    /// Given on the command line only, so that nobody looks for them in two places.
    static final Set<String> COMMAND_LINE = Set.of(
            "parley.data.folder",
            "parley.accounts.folder",
            "parley.demo.enabled",
            "parley.demo.simulation",
            "parley.demo.folder",
            "parley.http.insecure",
            "parley.version");

    private static final List<String> FOREIGN = List.of("spring.", "server.", "logging.", "management.");

    private final Map<String, Object> values;
    private final StandardEnvironment environment = new StandardEnvironment();
    private final Path data;

    private StartProperties(Map<String, Object> values, Path data) {
        this.values = values;
        this.data = data;
        environment.getPropertySources().addLast(new MapPropertySource(FILE, values));
        ConfigurationPropertySources.attach(environment);
    }

    /// Reads both files where they are there.
    ///
    /// @throws ProblemException where one cannot be read or holds what does not belong there
    static StartProperties read(Path data) {
        Map<String, Object> values = new LinkedHashMap<>();
        String program = System.getProperty("parley.source");
        Stream.of(program == null ? null : Path.of(program), data)
                .filter(folder -> folder != null && Files.exists(folder.resolve(FILE)))
                .forEach(folder -> values.putAll(read(folder, FILE)));
        KnownProperties.check(values.keySet());
        return new StartProperties(values, data.toAbsolutePath().normalize());
    }

    private static Map<String, Object> read(Path folder, String name) {
        Path file = folder.resolve(name).toAbsolutePath().normalize();
        var found = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            found.load(reader);
        } catch (IOException | IllegalArgumentException problem) {
            throw new ProblemException(problem, StartProblem.PROPERTIES_UNREADABLE, file.toString());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key : found.stringPropertyNames()) {
            if (COMMAND_LINE.contains(key)) {
                throw new ProblemException(StartProblem.PROPERTY_OF_THE_COMMAND, key, file.toString());
            }
            if (!key.startsWith("parley.") && FOREIGN.stream().noneMatch(key::startsWith)) {
                throw new ProblemException(StartProblem.PROPERTY_UNKNOWN, key, file.toString(), "parley.*");
            }
            values.put(key, found.getProperty(key).strip());
        }
        return values;
    }

    /// Everything that the files say.
    Map<String, Object> values() {
        return values;
    }

    /// How the outside reaches the centre, wanted before anything is started.
    HttpSettings http() {
        return bound("parley.http", HttpSettings.class);
    }

    /// How the log is written, wanted before the first line of it.
    LogSettings log() {
        return bound("parley.log", LogSettings.class);
    }

    private <T> T bound(String prefix, Class<T> type) {
        try {
            return Binder.get(environment).bindOrCreate(prefix, type);
        } catch (BindException problem) {
            throw invalid(problem);
        }
    }

    /// A file that is named in the configuration; a relative name counts from the data folder.
    Path file(Path named) {
        Path file = data.resolve(named);
        if (!Files.isReadable(file)) {
            throw new ProblemException(StartProblem.FILE_UNREADABLE, file.toString());
        }
        return file;
    }

    /// One sentence instead of the tree of causes.
    static ProblemException invalid(BindException problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new ProblemException(
                problem,
                StartProblem.PROPERTY_INVALID,
                problem.getName().toString(),
                String.valueOf(cause.getMessage()));
    }

    /// The key that was probably meant, by the fewest letters to change; null where none is near.
    static @Nullable String nearest(String key, Set<String> known) {
        String best = null;
        int least = key.length() / 3 + 1;
        for (String candidate : known) {
            int distance = distance(key, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
