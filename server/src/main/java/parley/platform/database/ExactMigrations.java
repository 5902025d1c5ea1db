package parley.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;
import parley.platform.kernel.ProblemException;

/// Brings an empty database to the form that another one has, and not further: what is restored
/// there meets the columns that it was saved from, and is migrated with its data afterwards.
public final class ExactMigrations {

    private static final String FOLDER = "db/migration/";

    private ExactMigrations() {}

    /// The versions that are applied, in their order.
    ///
    /// @throws ProblemException where the database cannot be reached
    public static List<String> applied(DatabaseAddress address) {
        try {
            return Arrays.stream(configure(address)
                            .locations("classpath:" + FOLDER)
                            .load()
                            .info()
                            .applied())
                    .map(MigrationInfo::getVersion)
                    .map(String::valueOf)
                    .toList();
        } catch (FlywayException problem) {
            throw unreachable(address, problem);
        }
    }

    /// Applies just these versions to an empty database.
    ///
    /// @throws ProblemException `database-newer` where this Parley does not know one of them
    public static void apply(DatabaseAddress address, Collection<String> versions) throws IOException {
        // Flyway takes a highest version but no set, and a merge may have brought earlier ones since
        Path chosen = Files.createTempDirectory("parley-migrations");
        try {
            Set<String> missing = copy(versions, chosen);
            if (!missing.isEmpty()) {
                throw new ProblemException(
                        DatabaseProblem.DATABASE_NEWER,
                        missing.stream().sorted().toList().getFirst());
            }
            configure(address).locations("filesystem:" + chosen).load().migrate();
        } catch (FlywayException problem) {
            throw unreachable(address, problem);
        } finally {
            FileSystemUtils.deleteRecursively(chosen);
        }
    }

    private static Set<String> copy(Collection<String> versions, Path chosen) throws IOException {
        var missing = new HashSet<>(versions);
        var resolver = new PathMatchingResourcePatternResolver(ExactMigrations.class.getClassLoader());
        for (Resource script : resolver.getResources("classpath*:" + FOLDER + "**/V*.sql")) {
            String address = script.getURL().toString();
            String path = address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
            String name = path.substring(path.lastIndexOf('/') + 1);
            String version = name.substring(1, name.indexOf("__"));
            if (missing.remove(version)) {
                Path target = chosen.resolve(path);
                Files.createDirectories(chosen.resolve(path.substring(0, path.length() - name.length())));
                try (InputStream content = script.getInputStream()) {
                    Files.copy(content, target);
                }
            }
        }
        return missing;
    }

    private static FluentConfiguration configure(DatabaseAddress address) {
        return Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .outOfOrder(true)
                .loggers("slf4j");
    }

    private static ProblemException unreachable(DatabaseAddress address, FlywayException problem) {
        String reason = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        return new ProblemException(problem, DatabaseProblem.DATABASE_UNREACHABLE, address.toString(), reason);
    }
}
