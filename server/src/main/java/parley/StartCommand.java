package parley;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import parley.platform.http.HttpSettings;
import parley.platform.kernel.ProblemException;
import parley.platform.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `./parley start`: checks what was asked for, then serves until it is told to stop.
@Command(name = "start", resourceBundle = "parley.messages")
final class StartCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8420")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(names = "--data", defaultValue = ".data")
    private Path data = Path.of(".data");

    @Option(names = "--demo")
    private boolean demo;

    @Option(names = "--no-simulation")
    private boolean noSimulation;

    @Option(names = "--database")
    private @Nullable String database;

    @Option(names = "--insecure")
    private boolean insecure;

    @Override
    public Integer call() {
        try {
            var properties = StartProperties.read(data);
            checkPort(properties.http());
            OwnCertificate.check(properties);
            var demonstration = new RunningServer.Demonstration(demo, demo && !noSimulation);
            var running = RunningServer.start(
                    new RunningServer.Options(host, port, data, database, insecure, demonstration, properties),
                    StartCommand::progress);
            // standard output carries this line and nothing else, so that scripts can wait for it
            System.out.println("ready " + running.url());
            System.out.flush();
            running.awaitStop();
            return ExitCode.OK;
        } catch (ProblemException problem) {
            System.err.println("parley: " + problem.text(Locale.getDefault()));
            return problem.code() == StartProblem.PORT_INVALID ? ExitCode.USAGE : ExitCode.SOFTWARE;
        }
    }

    private static void progress(String key, Object... arguments) {
        System.err.println(Texts.text(Parley.class, Locale.getDefault(), key, arguments));
    }

    /// Refuses before anything is started, because a database start for nothing costs seconds.
    private void checkPort(HttpSettings http) {
        if (port < 0 || port > 65535) {
            throw new ProblemException(StartProblem.PORT_INVALID, Integer.toString(port));
        }
        InetAddress address = address();
        // behind named proxies, plain HTTP from anybody else is refused request by request
        boolean isSheltered = http.hasCertificate() || !http.trustedProxies().isEmpty();
        if (!address.isLoopbackAddress() && !isSheltered && !insecure) {
            throw new ProblemException(StartProblem.HOST_NEEDS_TLS, host);
        }
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new ProblemException(taken, StartProblem.PORT_TAKEN, Integer.toString(port));
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new ProblemException(unknown, StartProblem.HOST_UNKNOWN, host);
        }
    }
}
