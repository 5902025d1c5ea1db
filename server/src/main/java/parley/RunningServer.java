package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import parley.platform.database.AwaitedPool;
import parley.platform.database.DataFolder;
import parley.platform.database.DatabaseAddress;
import parley.platform.database.DatabaseProblem;
import parley.platform.database.EmbeddedPostgres;
import parley.platform.database.Migrations;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.RunFacts;

/// One process serving one data folder, from the lock to the ready line and back.
///
/// A signal may come at any time, also while it starts: what was started until then is stopped, and
/// the process ends with 0. Where the bundled PostgreSQL ends by itself, the process ends with 1:
/// a fresh start recovers, and whoever supervises the process makes one.
final class RunningServer {

    private static final String RUN_FILE = "run.json";

    private final DataFolder folder;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile int exitCode;
    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile String url = "";

    private RunningServer(DataFolder folder) {
        this.folder = folder;
    }

    /// How to start.
    ///
    /// @param port 0 for any free one
    /// @param database an external database, or null for the bundled one
    /// @param insecure whether plain HTTP is served beyond this machine
    record Options(
            String host,
            int port,
            Path data,
            @Nullable String database,
            boolean insecure,
            Demonstration demonstration,
            StartProperties properties) {}

    /// Whether the sample centre is there, and whether simulated customers come to it.
    record Demonstration(boolean isOn, boolean isSimulated) {}

    /// Told what takes time, by the key of its text.
    interface Progress {
        void say(String key, Object... arguments);
    }

    /// Starts everything in order; whatever was started is stopped again where a later step fails.
    static RunningServer start(Options options, Progress progress) {
        var server = new RunningServer(DataFolder.open(options.data(), version()));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::stop));
        try {
            server.run(options, progress);
            return server;
        } catch (ProblemException | IOException problem) {
            server.abandon();
            throw problem instanceof ProblemException known ? known : server.failure(problem);
        } catch (PortInUseException taken) {
            server.abandon();
            throw new ProblemException(taken, StartProblem.PORT_TAKEN, Integer.toString(options.port()));
        } catch (RuntimeException problem) {
            // the edge of the start: whatever Spring throws becomes one sentence, the rest is in the log
            server.abandon();
            throw server.failure(problem);
        }
    }

    private void run(Options options, Progress progress) throws IOException {
        System.setProperty("parley.log.folder", folder.logs().toString());
        options.properties().log().apply();
        // until Spring has set logging up nothing may reach standard output
        LoggingSystem.get(Parley.class.getClassLoader()).beforeInitialize();
        progress.say("starting", version(), folder.root().toString());
        // the modules are put together meanwhile; whoever needs the database first waits for it
        var reached = new CompletableFuture<DatabaseAddress>();
        var modules = new FutureTask<>(() -> serve(options, folder, reached));
        Thread.ofPlatform().daemon().name("modules-start").start(modules);
        DatabaseAddress address = database(options, progress);
        Migrations.apply(address);
        reached.complete(address);
        ConfigurableApplicationContext started = await(modules);
        context = started;
        String scheme = options.properties().http().hasCertificate() ? "https" : "http";
        url = scheme + "://" + hostInUrl(options.host()) + ":" + port(started);
        giveNotice(started);
        announce(started);
    }

    private static ConfigurableApplicationContext await(Future<ConfigurableApplicationContext> modules) {
        try {
            return modules.get();
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(problem.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the modules started", interrupted);
        }
    }

    private DatabaseAddress database(Options options, Progress progress) {
        if (options.database() != null) {
            return DatabaseAddress.external(options.database());
        }
        EmbeddedPostgres started =
                EmbeddedPostgres.start(folder.root(), Map.of(), () -> progress.say("starting-database"));
        postgres = started;
        started.whenItEndsByItself(this::databaseEnded);
        return started.address();
    }

    private void databaseEnded() {
        if (ending.get()) {
            return;
        }
        var problem = new ProblemException(
                DatabaseProblem.DATABASE_ENDED,
                folder.root().resolve("postgres/log").toString());
        System.err.println("parley: " + problem.text(Locale.getDefault()));
        exitCode = 1;
        System.exit(1);
    }

    private ProblemException failure(Exception problem) {
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

    private static ConfigurableApplicationContext serve(
            Options options, DataFolder folder, Future<DatabaseAddress> database) {
        Map<String, Object> properties =
                new LinkedHashMap<>(options.properties().values());
        properties.put("server.address", options.host());
        properties.put("server.port", options.port());
        properties.put("parley.data.folder", folder.root().toString());
        properties.put("parley.accounts.folder", folder.root().toString());
        properties.put("parley.demo.folder", folder.root().toString());
        properties.put("parley.version", version());
        properties.put("parley.demo.enabled", options.demonstration().isOn());
        properties.put("parley.demo.simulation", options.demonstration().isSimulated());
        properties.put("parley.http.insecure", options.insecure());
        properties.putAll(OwnCertificate.bundle(options.properties()));
        var application = new SpringApplication(Parley.class);
        // our own hook stops in the right order: sockets, pool, database
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        application.setMainApplicationClass(Parley.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("dataSource", AwaitedPool.class, () -> pool(context.getEnvironment(), database)));
        return application.run();
    }

    private static AwaitedPool pool(Environment environment, Future<DatabaseAddress> database) {
        var pool = new AwaitedPool(database);
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        return pool;
    }

    /// What the person at the terminal has to read once, for example the first password.
    private static void giveNotice(ConfigurableApplicationContext started) {
        for (RunFacts.Notice notice :
                started.getBeanProvider(RunFacts.Notice.class).orderedStream().toList()) {
            String text = notice.text(Locale.getDefault());
            if (text != null) {
                System.err.println(text);
            }
        }
    }

    /// The file that scripts read; it stands before the ready line is printed.
    private void announce(ConfigurableApplicationContext started) throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("url", url);
        facts.put("pid", ProcessHandle.current().pid());
        facts.put("version", version());
        facts.put("startedAt", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        for (RunFacts more :
                started.getBeanProvider(RunFacts.class).orderedStream().toList()) {
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

    /// After a failed start: nothing is left, and the exit code is the caller's.
    private void abandon() {
        if (ending.compareAndSet(false, true)) {
            close();
        } else {
            // a signal came first and its hook is at work, which ends the process
            awaitStop();
        }
    }

    private void stop() {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        close();
        stopped.countDown();
        // a JVM ended by a signal would answer 143, and a clean stop answers 0
        Runtime.getRuntime().halt(exitCode);
    }

    private void close() {
        try {
            if (context != null) {
                context.close();
            }
            folder.remove(RUN_FILE);
            if (postgres != null) {
                postgres.close();
            }
            folder.close();
        } catch (IOException problem) {
            System.err.println("parley: " + problem.getMessage());
        }
    }
}
