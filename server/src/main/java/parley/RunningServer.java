package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import parley.platform.database.DataFolder;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.EmbeddedPostgres;
import parley.platform.database.Migrations;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.RunFacts;

/// One process serving one data folder, from the lock to the ready line and back.
final class RunningServer {

    private static final String RUN_FILE = "run.json";

    private final DataFolder folder;
    private final @Nullable EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final String url;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private RunningServer(
            DataFolder folder,
            @Nullable EmbeddedPostgres postgres,
            ConfigurableApplicationContext context,
            String url) {
        this.folder = folder;
        this.postgres = postgres;
        this.context = context;
        this.url = url;
    }

    /// How to start.
    ///
    /// @param port 0 for any free one
    /// @param database an external database, or null for the bundled one
    record Options(
            String host, int port, Path data, @Nullable String database, boolean demo, boolean simulation) {}

    /// Told what takes time, by the key of its text.
    interface Progress {
        void say(String key, Object... arguments);
    }

    /// Starts everything in order; whatever was started is stopped again where a later step fails.
    static RunningServer start(Options options, Progress progress) {
        DataFolder folder = DataFolder.open(options.data(), version());
        System.setProperty("parley.log.folder", folder.logs().toString());
        // until Spring has set logging up nothing may reach standard output
        LoggingSystem.get(Parley.class.getClassLoader()).beforeInitialize();
        EmbeddedPostgres postgres = null;
        try {
            progress.say("starting", version(), folder.root().toString());
            DatabaseAddress address;
            if (options.database() == null) {
                postgres = EmbeddedPostgres.start(folder.root(), Map.of(), () -> progress.say("starting-database"));
                address = postgres.address();
            } else {
                address = DatabaseAddress.external(options.database());
            }
            Migrations.apply(address);
            ConfigurableApplicationContext context = serve(options, folder, address);
            int port = port(context);
            var server =
                    new RunningServer(folder, postgres, context, "http://" + hostInUrl(options.host()) + ":" + port);
            server.announce();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::stop));
            return server;
        } catch (ProblemException | IOException problem) {
            close(postgres, folder);
            throw problem instanceof ProblemException known ? known : failure(problem, folder);
        } catch (PortInUseException taken) {
            close(postgres, folder);
            throw new ProblemException(taken, StartProblem.PORT_TAKEN, Integer.toString(options.port()));
        } catch (RuntimeException problem) {
            // the edge of the start: whatever Spring throws becomes one sentence, the rest is in the log
            close(postgres, folder);
            throw failure(problem, folder);
        }
    }

    private static ProblemException failure(Exception problem, DataFolder folder) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new ProblemException(
                problem,
                StartProblem.START_FAILED,
                String.valueOf(cause.getMessage()),
                folder.logs().toString());
    }

    private static int port(ConfigurableApplicationContext context) {
        WebServer server = ((ServletWebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("the context runs without a web server");
        }
        return server.getPort();
    }

    private static String hostInUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    static String version() {
        String version = Parley.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static ConfigurableApplicationContext serve(Options options, DataFolder folder, DatabaseAddress address) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.address", options.host());
        properties.put("server.port", options.port());
        properties.put("spring.datasource.url", address.url());
        if (address.user() != null) {
            properties.put("spring.datasource.username", address.user());
        }
        if (address.password() != null) {
            properties.put("spring.datasource.password", address.password());
        }
        properties.put("parley.version", version());
        properties.put("parley.demo.folder", folder.root().toString());
        properties.put("parley.demo.enabled", options.demo());
        properties.put("parley.demo.simulation", options.simulation());
        var application = new SpringApplication(Parley.class);
        // our own hook stops in the right order: sockets, pool, database
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        return application.run();
    }

    /// The file that scripts read; it stands before the ready line is printed.
    private void announce() throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("url", url);
        facts.put("pid", ProcessHandle.current().pid());
        facts.put("version", version());
        facts.put("startedAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        for (RunFacts more :
                context.getBeanProvider(RunFacts.class).orderedStream().toList()) {
            facts.putAll(more.facts());
        }
        folder.write(RUN_FILE, tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(facts) + "\n");
    }

    String url() {
        return url;
    }

    /// Waits until the process is told to stop.
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        context.close();
        try {
            folder.remove(RUN_FILE);
        } catch (IOException problem) {
            System.err.println("parley: " + problem.getMessage());
        }
        close(postgres, folder);
        stopped.countDown();
        // a JVM ended by a signal would answer 143, and a clean stop answers 0
        Runtime.getRuntime().halt(0);
    }

    private static void close(@Nullable EmbeddedPostgres postgres, DataFolder folder) {
        try {
            if (postgres != null) {
                postgres.close();
            }
            folder.close();
        } catch (IOException problem) {
            System.err.println("parley: " + problem.getMessage());
        }
    }
}
