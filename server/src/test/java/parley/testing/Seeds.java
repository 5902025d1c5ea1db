package parley.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Runs a property on many seeds: first on those that ever failed, kept in `seeds/<name>.txt`
/// beside the tests, then on as many as are asked for.
///
/// `-Dparley.seed=N` begins elsewhere than at 1, so that a long run sees other ones.
public final class Seeds {

    private static final Path FAILED = Path.of("target", "failed-seeds");

    private Seeds() {}

    /// Tries every seed, and stops at the first that fails, whose number is printed and written to
    /// `target/failed-seeds`, from where it is to be kept.
    public static void each(String name, int many, LongConsumer property) {
        long first = Long.getLong("parley.seed", 1);
        LongStream.concat(kept(name).stream().mapToLong(Long::longValue), LongStream.range(first, first + many))
                .forEach(seed -> attempt(name, seed, property));
    }

    private static void attempt(String name, long seed, LongConsumer property) {
        try {
            property.accept(seed);
        } catch (RuntimeException | AssertionError problem) {
            note(name, seed);
            throw new AssertionError("seed " + seed + " fails; keep it in seeds/" + name + ".txt", problem);
        }
    }

    private static List<Long> kept(String name) {
        try (InputStream file = Seeds.class.getResourceAsStream("/seeds/" + name + ".txt")) {
            if (file == null) {
                return List.of();
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf)
                    .collect(Collectors.toList());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void note(String name, long seed) {
        try {
            Files.createDirectories(FAILED);
            Files.writeString(
                    FAILED.resolve(name + ".txt"), seed + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
