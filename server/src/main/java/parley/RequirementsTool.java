package parley;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.platform.kernel.Tool;

/// `tool requirements`: which requirement rows the tests name, read from the tests' sources.
final class RequirementsTool implements Tool {

    private static final Pattern NAMED = Pattern.compile("@?[Rr]equirement\\(\\{?((?:\\s*\"[^\"]+\"\\s*,?)+)}?\\)");
    private static final Pattern ID = Pattern.compile("\"([^\"]+)\"");

    @Override
    public String name() {
        return "requirements";
    }

    @Override
    public int run(List<String> arguments, PrintStream output, PrintStream errors) throws IOException {
        Path root = Path.of(arguments.isEmpty() ? System.getProperty("parley.source", ".") : arguments.getFirst());
        SortedMap<String, SortedSet<String>> tests = new TreeMap<>();
        for (Path folder : List.of(root.resolve("server/src/test"), root.resolve("web"))) {
            if (Files.isDirectory(folder)) {
                collect(folder, tests);
            }
        }
        tests.forEach((id, names) -> output.println("{\"id\":\"" + id + "\",\"tests\":["
                + names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",")) + "]}"));
        return 0;
    }

    private static void collect(Path folder, SortedMap<String, SortedSet<String>> tests) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(RequirementsTool::isTest).toList()) {
                Matcher named = NAMED.matcher(Files.readString(file));
                while (named.find()) {
                    Matcher id = ID.matcher(named.group(1));
                    while (id.find()) {
                        tests.computeIfAbsent(id.group(1), any -> new TreeSet<>())
                                .add(file.getFileName().toString().replaceFirst("\\.[a-z.]+$", ""));
                    }
                }
            }
        }
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return !path.contains("node_modules") && (path.endsWith("Test.java") || path.endsWith(".test.ts"));
    }
}
