package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A new channel touches one package. Nobody outside knows it by name: differences between channels
/// are data, and whoever asks "is it that channel?" would have to be found again for the next one.
class ChannelNeutralityTest {

    private static final Path WEB = Path.of("../web");

    /// Pages of one channel, its second home.
    private static final Set<String> SECOND_HOMES = Set.of("webchat@apps/widget/");

    private static final Set<String> COMPARISONS = Set.of(
            "equals", "equalsIgnoreCase", "contentEquals", "startsWith", "endsWith", "compareTo", "is", "isEqual");

    @Test
    void nobodyOutsideAChannelKnowsItsName() {
        Set<String> channels = channels();

        assertThat(Source.main().stream().flatMap(source -> violations(source, channels).stream()))
                .isEmpty();
    }

    @Test
    void noPageKnowsAChannelByName() throws IOException {
        if (!Files.isDirectory(WEB)) {
            return;
        }
        Set<String> channels = channels();
        var found = new ArrayList<String>();
        for (Path file : pages()) {
            found.addAll(pageViolations(WEB.relativize(file).toString(), Files.readString(file), channels));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void catchesANameInEveryPlaceWhereItDecides() {
        Source source = Source.of("parley/work/routing/Biased.java", """
                package parley.work.routing;

                import parley.channel.line.LineAdapter;

                class Biased {
                    static final ChannelKey LINE = new ChannelKey("line");

                    boolean isLine(String channel, ChannelKey key) {
                        if (channel.equals("line") || "line".equals(channel) || Objects.equals(key.value(), "line")) {
                            return true;
                        }
                        return switch (channel) {
                            case "web", "line" -> true;
                            default -> channel == "line";
                        };
                    }

                    String harmless() {
                        return "line" + "other".equals("line 1") + List.of("line");
                    }
                }
                """);

        assertThat(violations(source, Set.of("line")))
                .containsExactly(
                        "parley/work/routing/Biased.java:3 imports the channel line",
                        "parley/work/routing/Biased.java:6 names the channel line",
                        "parley/work/routing/Biased.java:9 names the channel line",
                        "parley/work/routing/Biased.java:9 names the channel line",
                        "parley/work/routing/Biased.java:9 names the channel line",
                        "parley/work/routing/Biased.java:13 names the channel line",
                        "parley/work/routing/Biased.java:14 names the channel line");
    }

    @Test
    void letsAChannelKnowItself() {
        String text = """
                package parley.channel.line;

                class LineAdapter {
                    static final ChannelKey KEY = new ChannelKey("line");
                }
                """;

        assertThat(violations(Source.of("parley/channel/line/LineAdapter.java", text), Set.of("line")))
                .isEmpty();
        assertThat(violations(
                        Source.of("parley/channel/fax/FaxAdapter.java", text.replace("channel.line", "channel.fax")),
                        Set.of("line", "fax")))
                .hasSize(1);
    }

    @Test
    void catchesANameInAPage() {
        String text = """
                if (item.channel === 'line') return null;
                switch (channel) { case "line": return 1; }
                const shown = { kind: 'line' };
                if ('line' !== kind) return <Icon name="line" />;
                """;

        assertThat(pageViolations("apps/desk/src/x.tsx", text, Set.of("line")))
                .containsExactly(
                        "apps/desk/src/x.tsx:1 names the channel line",
                        "apps/desk/src/x.tsx:2 names the channel line",
                        "apps/desk/src/x.tsx:4 names the channel line");
        assertThat(pageViolations("apps/widget/src/x.tsx", text.replace("line", "webchat"), Set.of("webchat")))
                .isEmpty();
    }

    /// A channel's id is the name of its package.
    private static Set<String> channels() {
        return Source.main().stream()
                .map(Source::packageName)
                .filter(name -> name.startsWith("parley.channel."))
                .map(name -> name.replaceFirst("^parley\\.channel\\.([^.]+).*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> violations(Source source, Set<String> channels) {
        Set<String> foreign = channels.stream()
                .filter(channel -> !(source.packageName() + ".").startsWith("parley.channel." + channel + "."))
                .collect(Collectors.toSet());
        var found = new ArrayList<String>();
        for (Tree part : source.parts()) {
            if (part instanceof ImportTree imported) {
                String name = imported.getQualifiedIdentifier().toString();
                foreign.stream()
                        .filter(channel -> name.startsWith("parley.channel." + channel + "."))
                        .forEach(channel -> found.add(source.at(part) + " imports the channel " + channel));
            }
            for (Tree deciding : deciding(part)) {
                if (deciding instanceof LiteralTree literal && foreign.contains(String.valueOf(literal.getValue()))) {
                    found.add(source.at(deciding) + " names the channel " + literal.getValue());
                }
            }
        }
        return found;
    }

    /// What the part compares, or makes a key of.
    private static List<Tree> deciding(Tree part) {
        var deciding = new ArrayList<Tree>();
        if (part instanceof NewClassTree made && made.getIdentifier().toString().endsWith("ChannelKey")) {
            deciding.addAll(made.getArguments());
        } else if (part instanceof ConstantCaseLabelTree label) {
            deciding.add(label.getConstantExpression());
        } else if (part instanceof BinaryTree binary
                && (part.getKind() == Tree.Kind.EQUAL_TO || part.getKind() == Tree.Kind.NOT_EQUAL_TO)) {
            deciding.add(binary.getLeftOperand());
            deciding.add(binary.getRightOperand());
        } else if (part instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree method
                && COMPARISONS.contains(method.getIdentifier().toString())) {
            deciding.add(method.getExpression());
            deciding.addAll(call.getArguments());
        }
        return deciding;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(file -> file.toString().matches(".*\\.tsx?"))
                    .filter(file -> !file.toString().matches(".*/(node_modules|dist|target|e2e)/.*"))
                    .filter(file -> !file.toString().matches(".*\\.(test|spec)\\.tsx?"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> pageViolations(String path, String text, Set<String> channels) {
        var found = new ArrayList<String>();
        List<String> lines = text.lines().toList();
        for (String channel : channels) {
            if (SECOND_HOMES.stream().anyMatch(home -> (channel + "@" + path).startsWith(home))) {
                continue;
            }
            String quoted = "['\"`]" + Pattern.quote(channel) + "['\"`]";
            Pattern deciding = Pattern.compile("(?:[=!]==?|\\bcase)\\s*" + quoted + "|" + quoted + "\\s*[=!]==?");
            for (int line = 0; line < lines.size(); line++) {
                Matcher matcher = deciding.matcher(lines.get(line));
                if (matcher.find()) {
                    found.add(path + ":" + (line + 1) + " names the channel " + channel);
                }
            }
        }
        return found;
    }
}
