package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/// How a file of the product looks: documented doors, names that say something, comments that stay.
class StyleTest {

    private static final int LONGEST_DOC_LINE = 100;

    private static final Set<String> EMPTY_WORDS = Set.of(
            "Impl",
            "Manager",
            "Helper",
            "Helpers",
            "Util",
            "Utils",
            "Utility",
            "DTO",
            "Dto",
            "VO",
            "Vo",
            "Base",
            "Abstract");

    /// Words of the trade that hold an empty word.
    private static final Set<String> TERMS = Set.of("KnowledgeBase");

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

    private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

    private static final Set<String> BEANS = Set.of(
            "Component",
            "Service",
            "Repository",
            "Controller",
            "RestController",
            "ControllerAdvice",
            "RestControllerAdvice",
            "Configuration",
            "ConfigurationProperties");

    @Test
    void everyPublicTypeSaysWhatItIs() {
        assertLaw(StyleTest::undocumented);

        assertCaught(StyleTest::undocumented, """
                package a;

                import java.util.List;

                @Marked
                public class A {
                    /// Said.
                    public record B() {}

                    // not a doc comment
                    public enum C { X }

                    class D {}
                }
                """, 6, 11);
    }

    /// Both formatters break a long `///` line into a `//` line, and the doc comment ends there.
    @Test
    void noDocCommentIsCutByTheFormatter() {
        assertLaw(StyleTest::cutDocComments);

        assertCaught(StyleTest::cutDocComments, """
                package a;

                /// A sentence that was too long
                // for its line.
                class A {
                    /// Whole.
                    int whole;
                    // why
                    int x;
                }
                """, 4);
        assertCaught(StyleTest::cutDocComments, "package a;\n/// " + "x".repeat(97) + "\nclass A {}\n", 2);
    }

    @Test
    void namesSaySomething() {
        assertLaw(StyleTest::emptyNames);

        assertCaught(StyleTest::emptyNames, """
                package a;
                class QueueManager {}
                class AbstractStore {}
                interface IQueue {}
                class CustomerDTO {}
                class Database {}
                class KnowledgeBase {}
                class StoreImplementation {}
                interface IvrMenu {}
                record TextUtils() {}
                """, 2, 3, 4, 5, 10);
    }

    @Test
    void nothingIsLeftOpen() {
        assertLaw(StyleTest::leftOpen);

        assertCaught(StyleTest::leftOpen, """
                package a;
                class A {
                    // TODO later
                    String todo = "TODOS";
                    int x; // FIXME
                }
                """, 3, 5);
    }

    @Test
    void everySuppressedWarningSaysWhy() {
        assertLaw(StyleTest::silentSuppressions);

        assertCaught(StyleTest::silentSuppressions, """
                package a;
                class A {
                    @SuppressWarnings("unchecked")
                    void silent() {}

                    // the driver returns raw lists
                    @SuppressWarnings("unchecked")
                    void said() {}

                    @SuppressWarnings("unchecked") // the driver returns raw lists
                    void saidBeside() {}
                }
                """, 3);
    }

    @Test
    void everyPackageKnowsNoNull() {
        assertThat(packagesThatKnowNull(Source.main())).isEmpty();

        assertThat(packagesThatKnowNull(List.of(
                        Source.of("a/package-info.java", "@NullMarked package a;"),
                        Source.of("a/A.java", "package a; class A {}"),
                        Source.of("b/package-info.java", "package b;"),
                        Source.of("b/B.java", "package b; class B {}"),
                        Source.of("c/C.java", "package c; class C {}"))))
                .containsExactly("b", "c");
    }

    /// Listeners and transactions are proxies, which a final class does not allow; and what Spring
    /// wires is nobody's door but the module's own, unless another module calls it.
    @Test
    void beansArePackagePrivateAndNotFinal() {
        assertThat(Source.main().stream().flatMap(source -> wrongBeans(source, Source.main())))
                .isEmpty();

        List<Source> sources = List.of(
                Source.of("parley/a/Doors.java", "package parley.a;\n@Service\npublic class Doors {}"),
                Source.of("parley/a/Called.java", "package parley.a;\n@Service\npublic class Called {}"),
                Source.of("parley/a/Fixed.java", "package parley.a;\n@RestController\nfinal class Fixed {}"),
                Source.of(
                        "parley/a/Settings.java", "package parley.a;\n@ConfigurationProperties(\"a\")\nrecord S() {}"),
                Source.of("parley/b/User.java", "package parley.b;\nimport parley.a.Called;\nclass User {}"));
        assertThat(sources.stream().flatMap(source -> wrongBeans(source, sources)))
                .containsExactly(
                        "parley/a/Doors.java:2 Doors is public, and no other package uses it",
                        "parley/a/Fixed.java:2 Fixed is final");
    }

    private static void assertLaw(Function<Source, List<String>> law) {
        assertThat(Source.main().stream().flatMap(source -> law.apply(source).stream()))
                .isEmpty();
    }

    private static void assertCaught(Function<Source, List<String>> law, String text, Integer... lines) {
        assertThat(law.apply(Source.of("A.java", text)))
                .extracting(found -> Integer.valueOf(found.replaceFirst("A\\.java:(\\d+).*", "$1")))
                .containsExactly(lines);
    }

    private static List<String> undocumented(Source source) {
        var found = new ArrayList<String>();
        List<String> lines = source.lines();
        for (ClassTree type : source.parts(ClassTree.class)) {
            if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                int before = source.firstLine(type) - 2;
                if (before < 0 || !lines.get(before).strip().startsWith("///")) {
                    found.add(source.path() + ":" + nameLine(source, type) + " " + type.getSimpleName()
                            + " has no /// comment");
                }
            }
        }
        return found;
    }

    /// The line after the annotations.
    private static int nameLine(Source source, ClassTree type) {
        int line = source.firstLine(type);
        for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
            line = Math.max(line, source.lastLine(annotation) + 1);
        }
        return line;
    }

    private static List<String> cutDocComments(Source source) {
        var found = new ArrayList<String>();
        List<String> lines = source.lines();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            boolean followsDoc = index > 0 && lines.get(index - 1).strip().startsWith("///");
            if (followsDoc && line.strip().startsWith("//") && !line.strip().startsWith("///")) {
                found.add(source.path() + ":" + (index + 1) + " a // line cuts the /// comment above it");
            }
            if (line.strip().startsWith("///") && line.length() > LONGEST_DOC_LINE) {
                found.add(source.path() + ":" + (index + 1) + " a /// line of " + line.length() + " columns");
            }
        }
        return found;
    }

    private static List<String> emptyNames(Source source) {
        var found = new ArrayList<String>();
        for (ClassTree type : source.parts(ClassTree.class)) {
            String name = type.getSimpleName().toString();
            Set<String> words = new HashSet<>(
                    WORD.matcher(name).results().map(word -> word.group()).toList());
            boolean hasPrefix = type.getKind() == Tree.Kind.INTERFACE && name.matches("I[A-Z][a-z].*");
            if (hasPrefix || (!TERMS.contains(name) && EMPTY_WORDS.stream().anyMatch(words::contains))) {
                found.add(source.at(type) + " " + name + " has a word that says nothing");
            }
        }
        return found;
    }

    private static List<String> leftOpen(Source source) {
        var found = new ArrayList<String>();
        List<String> lines = source.lines();
        for (int index = 0; index < lines.size(); index++) {
            if (LEFT_OPEN.matcher(lines.get(index)).find()) {
                found.add(source.path() + ":" + (index + 1) + " is left open; an issue keeps it better");
            }
        }
        return found;
    }

    private static List<String> silentSuppressions(Source source) {
        var found = new ArrayList<String>();
        List<String> lines = source.lines();
        for (AnnotationTree annotation : source.parts(AnnotationTree.class)) {
            if (annotation.getAnnotationType().toString().endsWith("SuppressWarnings")) {
                int line = source.firstLine(annotation);
                boolean isSaid = lines.get(line - 1).contains("//")
                        || (line > 1 && lines.get(line - 2).strip().startsWith("//"));
                if (!isSaid) {
                    found.add(source.at(annotation) + " suppresses a warning without saying why");
                }
            }
        }
        return found;
    }

    private static List<String> packagesThatKnowNull(List<Source> sources) {
        var open = new TreeSet<String>();
        sources.forEach(source -> open.add(source.packageName()));
        sources.stream()
                .filter(source -> source.fileName().equals("package-info.java"))
                .filter(source -> source.parts(AnnotationTree.class).stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().endsWith("NullMarked")))
                .forEach(source -> open.remove(source.packageName()));
        return new ArrayList<>(open);
    }

    private static Stream<String> wrongBeans(Source source, List<Source> all) {
        var found = new ArrayList<String>();
        for (ClassTree type : source.parts(ClassTree.class)) {
            boolean isBean = type.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation -> BEANS.contains(
                            annotation.getAnnotationType().toString().replaceFirst(".*\\.", "")));
            if (!isBean || type.getKind() == Tree.Kind.RECORD) {
                continue;
            }
            String name = type.getSimpleName().toString();
            Set<Modifier> flags = type.getModifiers().getFlags();
            if (flags.contains(Modifier.FINAL)) {
                found.add(source.at(type) + " " + name + " is final");
            }
            if (flags.contains(Modifier.PUBLIC) && !isImported(source.packageName(), name, all)) {
                found.add(source.at(type) + " " + name + " is public, and no other package uses it");
            }
        }
        return found.stream();
    }

    private static boolean isImported(String packageName, String name, List<Source> all) {
        return all.stream()
                .filter(source -> !source.packageName().equals(packageName))
                .anyMatch(source -> source.text().contains("import " + packageName + "." + name + ";"));
    }
}
