package parley.demo.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import parley.demo.door.Api;
import parley.demo.door.OwnCentre;
import parley.platform.kernel.Texts;
import parley.platform.kernel.Tool;
import tools.jackson.databind.json.JsonMapper;

/// `tool crash-test [--kills N] [--seconds S] [--messages N] [--seed N]`: kills a centre under load
/// and counts what became of everything that it had acknowledged.
public final class CrashTool implements Tool {

    @Override
    public String name() {
        return "crash-test";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) throws IOException {
        long kills = 20;
        long seconds = 4;
        long messages = 0;
        long seed = System.nanoTime();
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (!value.matches("\\d{1,18}")) {
                errors.println(text("crash-usage"));
                return 2;
            }
            switch (arguments.get(i)) {
                case "--kills" -> kills = Long.parseLong(value);
                case "--seconds" -> seconds = Long.parseLong(value);
                case "--messages" -> messages = Long.parseLong(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> {
                    errors.println(text("crash-usage"));
                    return 2;
                }
            }
        }
        errors.println(text("crash-begin", Long.toString(kills), Long.toString(seed)));
        Path folder = Files.createTempDirectory("parley-crash");
        boolean isClean = false;
        try {
            CrashTest.Shape shape = CrashTest.Shape.of((int) kills, Duration.ofSeconds(seconds), (int) messages);
            isClean = run(folder, shape, new Random(seed), output, errors);
            return isClean ? 0 : 1;
        } finally {
            if (isClean) {
                delete(folder);
            } else {
                errors.println(text("crash-kept", folder.toString()));
            }
        }
    }

    private static boolean run(
            Path folder, CrashTest.Shape shape, Random random, PrintStream output, PrintStream errors)
            throws IOException {
        int port = OwnCentre.freePort();
        Path data = Files.createDirectory(folder.resolve("data"));
        // it is killed before better code would pay
        var victim = new OwnCentre(data, port, List.of("-XX:TieredStopAtLevel=1"));
        var test = new CrashTest(victim, new Api(victim.address()), random, shape);
        try {
            CrashTest.Findings findings = test.run(kill ->
                    errors.println(text("crash-kill", Integer.toString(kill), Integer.toString(shape.kills()))));
            output.println(JsonMapper.shared().writeValueAsString(findings));
            return findings.isClean();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String text(String key, Object... arguments) {
        return Texts.text(CrashTool.class, Locale.getDefault(), key, arguments);
    }
}
