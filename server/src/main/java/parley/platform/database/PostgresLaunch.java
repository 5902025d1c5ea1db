package parley.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.platform.kernel.ProblemException;

/// The steps of one start of the bundled PostgreSQL: unpack, initialise, wait for a predecessor,
/// spawn, wait until it takes connections.
final class PostgresLaunch {

    private static final int STARTS = 3;

    private final Path root;
    private final Path home;
    private final Path data;
    private final Path startLog;
    private final Map<String, String> settings;
    private final PostgresAccount account;

    PostgresLaunch(Path root, Map<String, String> settings) throws IOException, InterruptedException {
        this.root = root;
        this.home = root.resolve("postgres");
        this.data = home.resolve("data");
        this.startLog = root.resolve("log/postgres-start.log");
        this.settings = settings;
        this.account = PostgresAccount.choose();
    }

    EmbeddedPostgres start(Runnable fresh) throws IOException, InterruptedException {
        Files.createDirectories(home);
        Files.createDirectories(startLog.getParent());
        boolean isNew = !Files.exists(data.resolve("PG_VERSION"));
        if (isNew) {
            fresh.run();
        }
        Path programs = PostgresBinaries.unpack(home).resolve("bin");
        Path logs = home.resolve("log");
        Files.createDirectories(logs);
        account.own(home);
        String password = password();
        if (isNew) {
            initialise(programs);
        }
        awaitPredecessor();
        return launch(programs, password);
    }

    private String password() throws IOException {
        Path file = root.resolve("database-password");
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /// Makes the cluster beside its place and moves it there, so that a cut leaves nothing half
    /// made.
    private void initialise(Path programs) throws IOException, InterruptedException {
        Path fresh = home.resolve("data.new");
        Path password = home.resolve("password.new");
        run(List.of("rm", "-rf", fresh.toString()));
        Files.copy(root.resolve("database-password"), password, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try {
            account.own(home);
            var command = new ArrayList<>(account.prefix());
            command.addAll(List.of(
                    programs.resolve("initdb").toString(),
                    "-D",
                    fresh.toString(),
                    "-U",
                    DatabaseAddress.USER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    password.toString(),
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
            run(command);
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, data);
    }

    /// A process that was killed leaves a PostgreSQL that is shutting down; it must be gone
    /// first.
    private void awaitPredecessor() throws IOException, InterruptedException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> running =
                lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")
                        ? Optional.empty()
                        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (running.isEmpty() || !isOurs(running.get())) {
            return;
        }
        EmbeddedPostgres.signal(running.get(), "INT");
        try {
            running.get().onExit().get(EmbeddedPostgres.STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException problem) {
            throw new IOException("an earlier PostgreSQL (" + running.get().pid() + ") does not stop", problem);
        }
    }

    /// Process ids are reused, so the name and the folder must be ours as well.
    private boolean isOurs(ProcessHandle handle) throws IOException {
        Path commandLine = Path.of("/proc", Long.toString(handle.pid()), "cmdline");
        return Files.exists(commandLine) && Files.readString(commandLine).contains(data.toString());
    }

    private EmbeddedPostgres launch(Path programs, String password) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process process = spawn(programs, port);
            if (isReady(process)) {
                return new EmbeddedPostgres(DatabaseAddress.local(port, password), process);
            }
            // another program may have taken the port between choosing and binding it
            if (attempt == STARTS) {
                throw failure();
            }
        }
    }

    private ProblemException failure() throws IOException {
        List<String> lines = Files.readAllLines(startLog);
        String last = lines.isEmpty() ? "" : lines.getLast();
        if (lines.stream().anyMatch(line -> line.contains("No space left on device"))) {
            return new ProblemException(DatabaseProblem.DISK_FULL, root.toString(), 0, 96);
        }
        return new ProblemException(DatabaseProblem.DATABASE_START_FAILED, last, startLog.toString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process spawn(Path programs, int port) throws InterruptedException {
        var command = new ArrayList<String>(List.of("setsid"));
        command.addAll(account.prefix());
        command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        defaults(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres-guardian").start(() -> guard(command, started));
        try {
            return started.get();
        } catch (ExecutionException problem) {
            throw new ProblemException(
                    problem,
                    DatabaseProblem.DATABASE_START_FAILED,
                    String.valueOf(problem.getMessage()),
                    startLog.toString());
        }
    }

    private void guard(List<String> command, CompletableFuture<Process> started) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(startLog.toFile())
                    .start();
            started.complete(process);
            process.waitFor();
        } catch (IOException problem) {
            started.completeExceptionally(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> defaults(int port) {
        var values = new java.util.LinkedHashMap<String, String>();
        values.put("port", Integer.toString(port));
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("max_connections", "60");
        values.put("shared_buffers", "64MB");
        values.put("wal_compression", "pglz");
        // plans are kept, and those made while a table was empty read all of it until it is analysed
        values.put("autovacuum_naptime", "10s");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("logging_collector", "on");
        values.put("log_directory", home.resolve("log").toString());
        // a file a weekday, overwritten a week later, so that the log has an end
        values.put("log_filename", "postgres-%a.log");
        values.put("log_truncate_on_rotation", "on");
        values.put("log_rotation_age", "1d");
        values.put("log_rotation_size", "0");
        // details and statements quote what people wrote
        values.put("log_error_verbosity", "terse");
        values.put("log_min_error_statement", "panic");
        return values;
    }

    private boolean isReady(Process process) throws IOException, InterruptedException {
        Path file = data.resolve("postmaster.pid");
        while (process.isAlive()) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() >= 8
                        && lines.get(0).strip().equals(Long.toString(process.pid()))
                        && lines.get(7).strip().equals("ready")) {
                    return true;
                }
            }
            process.waitFor(Duration.ofMillis(10));
        }
        return false;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(
                    output.strip().lines().reduce((first, last) -> last).orElse(command.getFirst())
                            + (output.contains("No space left") ? " No space left" : ""));
        }
    }
}
