package parley.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One process of the product, started from the class path of the tests as the script starts it from
/// the jar. Whoever asks something of it waits for it, never by the clock alone.
final class ParleyProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    /// A stop takes at most 10 s on a quiet machine; a loaded one may take longer, and no test fails for it.
    static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread outputReader;
    private final Thread errorReader;

    private ParleyProcess(Process process) {
        this.process = process;
        outputReader = Thread.ofVirtual().start(() -> read(process.getInputStream(), this::outputLine));
        errorReader = Thread.ofVirtual().start(() -> read(process.getErrorStream(), this::errorLine));
    }

    /// `parley start --port 0 --data FOLDER` and more.
    static ParleyProcess start(Path folder, String... more) {
        return run(new Launch(), arguments(folder, more));
    }

    static List<String> arguments(Path folder, String... more) {
        var arguments = new ArrayList<>(List.of("start", "--port", "0", "--data", folder.toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    static ParleyProcess run(String... arguments) {
        return run(new Launch(), List.of(arguments));
    }

    static ParleyProcess run(Launch launch, List<String> arguments) {
        // a shell that starts the tests in the background has them ignore Ctrl-C, and children inherit that
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(launch.prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxRAMPercentage=25",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        command.addAll(launch.options);
        command.addAll(List.of("-cp", launch.classPath, launch.program));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // as the script does where the locale is not installed
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LANG", launch.language);
        builder.environment().keySet().removeIf(name -> name.startsWith("JDK_") || name.startsWith("JAVA_TOOL"));
        try {
            return new ParleyProcess(builder.start());
        } catch (IOException problem) {
            throw new IllegalStateException(String.join(" ", command), problem);
        }
    }

    /// The product as its own script starts it, with nothing on the path but the machine's programs.
    static ParleyProcess script(Path script, List<String> arguments) {
        return script(
                script,
                arguments,
                Map.of(
                        "PATH",
                        "/usr/sbin:/usr/bin:/sbin:/bin",
                        "HOME",
                        Objects.requireNonNull(script.getParent()).toString(),
                        "LC_ALL",
                        "C.UTF-8",
                        "PARLEY_JAVA_HOME",
                        System.getProperty("java.home")));
    }

    /// The same with just this environment.
    static ParleyProcess script(Path script, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<>(List.of("env", "--default-signal=INT", "setsid", script.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new ParleyProcess(builder.start());
        } catch (IOException problem) {
            throw new IllegalStateException(script.toString(), problem);
        }
    }

    /// How a process is started where it is not the usual way.
    static final class Launch {

        private List<String> prefix = List.of();
        private List<String> options = List.of();
        private String classPath = usualClassPath();
        private String language = "en_GB.UTF-8";
        private String program = "parley.Parley";

        /// [PostgresAlone] instead of the product.
        Launch postgresAlone() {
            program = PostgresAlone.class.getName();
            classPath = System.getProperty("java.class.path");
            return this;
        }

        /// As `./parley test` has built it, with its recorded start, where that runs the tests.
        Launch asBuilt() {
            String jar = System.getenv("PARLEY_TEST_JAR");
            if (jar == null) {
                return this;
            }
            classPath = jar;
            String cache = System.getenv("PARLEY_TEST_CACHE");
            options = cache == null || cache.isEmpty()
                    ? List.of("-XX:+UseCompactObjectHeaders")
                    : List.of(
                            "-XX:+UseCompactObjectHeaders",
                            "-XX:AOTCache=" + cache,
                            "-Xlog:disable",
                            "-Xlog:all=warning,aot*=off,cds*=off:stderr");
            return this;
        }

        Launch option(String option) {
            options = List.of(option);
            return this;
        }

        Launch language(String name) {
            language = name;
            return this;
        }

        /// Under the account `nobody`, who may read neither the checkout nor the home of root.
        Launch asOrdinaryUser(Folders folders) {
            classPath = folders.copyOf(usualClassPath());
            prefix = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
            return this;
        }

        /// As a terminal starts it, so that Ctrl-C can be tried on it.
        Launch inAGroupOfItsOwn() {
            prefix = List.of("setsid");
            return this;
        }

        /// Without the tests' own classes, which bring their own logging along.
        static String usualClassPath() {
            return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                    .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                    .collect(Collectors.joining(java.io.File.pathSeparator));
        }
    }

    private void outputLine(String line) {
        synchronized (output) {
            output.add(line);
        }
        if (line.startsWith("ready ")) {
            ready.complete(line.substring("ready ".length()));
        }
    }

    private void errorLine(String line) {
        synchronized (errors) {
            errors.add(line);
        }
    }

    private static void read(InputStream in, Consumer<String> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException closed) {
            // the process is gone, and what it said until then is kept
        }
    }

    /// Waits for the ready line.
    ///
    /// @return the address in it
    String awaitReady() {
        try {
            CompletableFuture.anyOf(ready, process.onExit()).get(START.toSeconds(), TimeUnit.SECONDS);
            // what it printed just before its end may still be on the way
            if (!process.isAlive()) {
                outputReader.join();
            }
            return ready.get(0, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException problem) {
            close();
            throw new IllegalStateException("no ready line; it said: " + errors(), problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Waits for its end, and until all that it said is read.
    ///
    /// @return the exit code
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit)) {
                throw new IllegalStateException("still running after " + limit + "; it said: " + errors());
            }
            outputReader.join();
            errorReader.join();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// What a refused start answers with, which is soon.
    int awaitRefusal() {
        return awaitExit(START);
    }

    void signal(String name) {
        signal(process.pid(), name);
    }

    void signalGroup(String name) {
        Commands.run("kill", "-" + name, "--", "-" + process.pid());
    }

    static void signal(long pid, String name) {
        Commands.run("kill", "-" + name, Long.toString(pid));
    }

    /// The process id of the product, not of the command that started it; they are the same, as the
    /// commands replace themselves.
    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    /// The lines to a person that say why it did not go on.
    List<String> sentences() {
        return errors().stream().filter(line -> line.startsWith("parley: ")).toList();
    }

    static JsonNode runFile(Path folder) {
        try {
            return JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// The postmaster of a folder that is being served.
    static ProcessHandle postgres(Path folder) {
        try {
            String pid = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    /// Waits until a process that is not ours is gone.
    static void awaitEnd(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException problem) {
            throw new IllegalStateException("process " + handle.pid() + " still runs after " + limit, problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Ends it without asking, where a test ends before it does; its PostgreSQL follows.
    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit(STOP);
    }
}
