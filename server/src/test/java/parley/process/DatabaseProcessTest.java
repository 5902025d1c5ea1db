package parley.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.platform.database.DatabaseAddress;
import parley.testing.TestDatabase;

/// The database under the process: the bundled one under every account that it may run as, and one
/// of somebody else.
class DatabaseProcessTest {

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @RegisterExtension
    static final TestDatabase EXTERNAL = TestDatabase.unmigrated();

    @RegisterExtension
    static final TestDatabase NEWER = new TestDatabase();

    /// Also that it ends with its parent: a step down to another account clears the parent-death
    /// signal, so the order of the steps decides.
    @ParameterizedTest
    @ValueSource(strings = {"NAMESPACE", "SYSTEM"})
    void rootRunsPostgresAsNobody(String account) {
        assumeTrue(Commands.isRoot(), "only root needs another account");
        assumeTrue(
                account.equals("SYSTEM")
                        || Commands.run("unshare", "-U", "true").isGood(),
                "user namespaces are forbidden here");
        Path folder = FOLDERS.unpacked();
        var launch = new ParleyProcess.Launch().postgresAlone().option("-Dparley.postgres.account=" + account);

        for (int round = 1; round <= 2; round++) {
            try (ParleyProcess process = ParleyProcess.run(launch, List.of(folder.toString()))) {
                process.awaitReady();
                String owner = Commands.run("stat", "-c", "%U", folder + "/postgres/data")
                        .output()
                        .strip();
                assertThat(owner).isEqualTo(account.equals("SYSTEM") ? "nobody" : "root");
                ProcessHandle postgres = ParleyProcess.postgres(folder);
                process.signal("KILL");
                ParleyProcess.awaitEnd(postgres, Duration.ofSeconds(60));
            }
            assertThat(folder.resolve("postgres/data/postmaster.pid"))
                    .as("shut down cleanly")
                    .doesNotExist();
        }
    }

    @Test
    void anOrdinaryUserRunsItAsItself() {
        assumeTrue(Commands.isRoot(), "the other tests run as an ordinary user already");
        Path folder = FOLDERS.unpacked();
        Commands.run("chown", "-R", "65534:65534", folder.toString());
        var launch = new ParleyProcess.Launch().asOrdinaryUser(FOLDERS);
        try (ParleyProcess process = ParleyProcess.run(launch, ParleyProcess.arguments(folder))) {
            process.awaitReady();
            ProcessHandle postgres = ParleyProcess.postgres(folder);
            assertThat(postgres.info().user()).hasValue("nobody");
            process.signal("KILL");
            ParleyProcess.awaitEnd(postgres, Duration.ofSeconds(60));
        }
    }

    @Test
    void anExternalDatabaseIsUsedInsteadOfTheBundledOne() {
        Path folder = FOLDERS.empty();
        DatabaseAddress address = EXTERNAL.address();
        String url = address.url()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
        try (ParleyProcess process = ParleyProcess.start(folder, "--database", url)) {
            process.awaitReady();
            assertThat(folder.resolve("postgres")).doesNotExist();
            assertThat(EXTERNAL.jdbc()
                            .sql("select count(*) from flyway_schema_history where success")
                            .query(Long.class)
                            .single())
                    .isPositive();
            process.signal("TERM");
            assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() {
        NEWER.jdbc().sql("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by,
                            execution_time, success)
                        values (9999, '299912310000', 'from the future', 'SQL', 'V299912310000__future.sql', 1,
                            'parley', 1, true)""").update();
        DatabaseAddress address = NEWER.address();
        String url = address.url() + "?user=" + address.user() + "&password=" + address.password();
        try (ParleyProcess process = ParleyProcess.start(FOLDERS.empty(), "--database", url)) {
            assertThat(process.awaitRefusal()).isEqualTo(1);
            assertThat(process.sentences())
                    .containsExactly("parley: The database was written by a newer Parley (migration 299912310000)."
                            + " Start the newer one.");
        }
    }
}
