package parley;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import parley.demo.bench.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./parley bench [NAME]`: measures the product beside its baselines.
@Command(name = "bench", resourceBundle = "parley.messages")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--rounds", defaultValue = "3")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli gives it");
        }
        // no Spring here that would tell logging where to go
        LoggingSystem.get(Parley.class.getClassLoader()).beforeInitialize();
        Path folder = Path.of(System.getProperty("parley.source", "."), "target", "bench");
        var commands = spec.commandLine();
        return Bench.run(name, new Bench.Plan(rounds, seconds, folder), commands.getOut(), commands.getErr());
    }
}
