package parley.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is acknowledged survives every end, and the next start needs nobody's help.
class CrashProcessTest {

    private static final Duration SECONDS = Duration.ofSeconds(60);

    @RegisterExtension
    static final Folders FOLDERS = new Folders();

    @Test
    void keepsItsDataThroughEveryKindOfEnd() throws SQLException, IOException {
        Path folder = FOLDERS.unpacked();

        ProcessHandle left;
        try (ParleyProcess killed = ParleyProcess.start(folder)) {
            killed.awaitReady();
            FOLDERS.lendPrograms(folder);
            sql(folder, "create table planted (id int primary key)");
            sql(folder, "insert into planted values (1)");
            left = ParleyProcess.postgres(folder);
            killed.signal("KILL");
            assertThat(killed.awaitExit(SECONDS)).isEqualTo(137);
        }
        assertThat(folder.resolve("run.json")).as("left by the killed process").exists();

        // at once, while the PostgreSQL of the killed one may still be stopping
        try (ParleyProcess orphaned = ParleyProcess.start(folder)) {
            orphaned.awaitReady();
            assertThat(left.isAlive()).isFalse();
            assertThat(ParleyProcess.runFile(folder).get("pid").asLong()).isEqualTo(orphaned.pid());
            sql(folder, "insert into planted values (2)");
            ProcessHandle postgres = ParleyProcess.postgres(folder);
            ParleyProcess.signal(postgres.pid(), "KILL");
            assertThat(orphaned.awaitExit(SECONDS)).isEqualTo(1);
            assertThat(orphaned.sentences())
                    .singleElement()
                    .asString()
                    .startsWith("parley: The bundled PostgreSQL ended by itself, so Parley stops too.");
            assertThat(folder.resolve("run.json")).doesNotExist();
        }

        // Ctrl-C reaches the whole group of processes, and PostgreSQL must not be in it
        var ownGroup = new ParleyProcess.Launch().inAGroupOfItsOwn();
        try (ParleyProcess interrupted = ParleyProcess.run(ownGroup, ParleyProcess.arguments(folder))) {
            interrupted.awaitReady();
            assertThat(sql(folder, "delete from planted where id in (1, 2)")).isEqualTo(2);
            interrupted.signalGroup("INT");
            assertThat(interrupted.awaitExit(ParleyProcess.STOP)).isZero();
            assertThat(interrupted.sentences()).isEmpty();
            assertThat(folder.resolve("run.json")).doesNotExist();
        }
    }

    @Test
    void stopsCleanlyWhileItStillStarts() {
        Path folder = FOLDERS.unpacked();
        try (ParleyProcess process = ParleyProcess.start(folder)) {
            awaitFile(folder.resolve("postgres/data/postmaster.pid"));

            process.signal("TERM");

            assertThat(process.awaitExit(ParleyProcess.STOP)).isZero();
            assertThat(process.output()).isEmpty();
            assertThat(process.sentences()).isEmpty();
            assertThat(folder.resolve("run.json")).doesNotExist();
        }
    }

    private static int sql(Path folder, String statement) throws SQLException, IOException {
        String port = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                .get(3);
        var account = new Properties();
        account.setProperty("user", "parley");
        account.setProperty(
                "password",
                Files.readString(folder.resolve("database-password")).strip());
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres", account);
                var prepared = connection.prepareStatement(statement)) {
            return prepared.executeUpdate();
        }
    }

    private static void awaitFile(Path file) {
        long deadline = System.nanoTime() + SECONDS.multipliedBy(4).toNanos();
        while (!Files.exists(file)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(file + " does not come");
            }
            Thread.onSpinWait();
        }
    }
}
