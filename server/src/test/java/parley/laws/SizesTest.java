package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/// What one person can hold in the head: over a limit, split by noun, never by layer.
class SizesTest {

    private static final int GOOD_FILE = 300;
    private static final int LONGEST_FILE = 500;
    private static final int MOST_FILES = 40;
    private static final int MOST_PUBLIC_TYPES = 12;
    private static final int LONGEST_METHOD = 40;
    private static final int MOST_PARAMETERS = 7;

    @Test
    void filesFitTheScreenOfAReader() {
        List<Source> sources = Source.main();
        String nearly = sources.stream()
                .filter(source -> source.lines().size() > GOOD_FILE)
                .map(source -> source.path() + " has " + source.lines().size() + " lines")
                .collect(Collectors.joining("\n  "));
        if (!nearly.isEmpty()) {
            System.err.println("over the good size of " + GOOD_FILE + " lines:\n  " + nearly);
        }

        assertThat(sources).isNotEmpty();
        assertThat(sources.stream().flatMap(source -> fileViolations(source).stream()))
                .isEmpty();
    }

    @Test
    void methodsDoOneThing() {
        assertThat(Source.main().stream().flatMap(source -> methodViolations(source).stream()))
                .isEmpty();
    }

    @Test
    void modulesHaveFewFilesAndFewDoors() {
        assertThat(moduleViolations(Source.main())).isEmpty();
    }

    @Test
    void catchesALongFile() {
        assertThat(fileViolations(Source.of("a/A.java", "class A {}\n" + "\n".repeat(LONGEST_FILE - 1))))
                .isEmpty();
        assertThat(fileViolations(Source.of("a/A.java", "class A {}\n" + "\n".repeat(LONGEST_FILE))))
                .containsExactly("a/A.java has 501 lines");
    }

    @Test
    void catchesALongMethodAndALongConstructor() {
        String parameters = "int a, int b, int c, int d, int e, int f, int g";
        Source source = Source.of(
                "a/A.java",
                "class A {\n" + method("fits", LONGEST_METHOD) + method("long", LONGEST_METHOD + 1) + "A(" + parameters
                        + ") {}\n" + "A(" + parameters + ", int h) {}\n"
                        + "record R(" + parameters + ", int h) { R {} }\n" + "}\n");

        assertThat(methodViolations(source))
                .containsExactly("a/A.java:42 longs has 41 lines", "a/A.java:84 A takes 8 parameters");
    }

    @Test
    void catchesAModuleThatGrewTooBig() {
        var texts = new TreeMap<String, String>();
        texts.put("parley/work/big/package-info.java", "@ApplicationModule package parley.work.big;");
        texts.put("parley/work/big/small/package-info.java", "@ApplicationModule() package parley.work.big.small;");
        for (int number = 1; number < MOST_FILES; number++) {
            texts.put(
                    "parley/work/big/T" + number + ".java", "package parley.work.big; public class T" + number + " {}");
        }
        texts.put("parley/work/big/small/S.java", "package parley.work.big.small; public class S {}");
        texts.put("parley/work/big/internal/I.java", "package parley.work.big.internal; class I {}");
        List<Source> sources = Source.of(texts);

        assertThat(moduleViolations(sources))
                .containsExactly("parley.work.big has 41 files", "parley.work.big has 39 public types");
    }

    private static String method(String name, int lines) {
        return "void " + name + "s() {\n" + "int i;\n".repeat(lines - 2) + "}\n";
    }

    private static List<String> fileViolations(Source source) {
        int lines = source.lines().size();
        return lines > LONGEST_FILE ? List.of(source.path() + " has " + lines + " lines") : List.of();
    }

    private static List<String> methodViolations(Source source) {
        var found = new ArrayList<String>();
        for (ClassTree type : source.parts(ClassTree.class)) {
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method && method.getBody() != null) {
                    int lines = source.lastLine(method.getBody()) - source.firstLine(method.getBody()) + 1;
                    boolean isConstructor = method.getReturnType() == null;
                    String name = isConstructor
                            ? type.getSimpleName().toString()
                            : method.getName().toString();
                    if (lines > LONGEST_METHOD) {
                        found.add(source.at(method) + " " + name + " has " + lines + " lines");
                    }
                    if (isConstructor
                            && type.getKind() != Tree.Kind.RECORD
                            && method.getParameters().size() > MOST_PARAMETERS) {
                        found.add(source.at(method) + " " + name + " takes "
                                + method.getParameters().size() + " parameters");
                    }
                }
            }
        }
        return found;
    }

    private static List<String> moduleViolations(List<Source> sources) {
        List<String> modules = sources.stream()
                .filter(source -> source.fileName().equals("package-info.java"))
                .filter(source -> source.text().contains("@ApplicationModule"))
                .map(Source::packageName)
                .toList();
        Map<String, List<Source>> files = new TreeMap<>();
        for (Source source : sources) {
            modules.stream()
                    .filter(module -> (source.packageName() + ".").startsWith(module + "."))
                    .max(java.util.Comparator.comparingInt(String::length))
                    .ifPresent(module -> files.computeIfAbsent(module, any -> new ArrayList<>())
                            .add(source));
        }
        var found = new ArrayList<String>();
        files.forEach((module, inside) -> {
            long types = inside.stream()
                    .flatMap(source -> source.tree().getTypeDecls().stream())
                    .filter(type -> type instanceof ClassTree declared
                            && declared.getModifiers().getFlags().contains(Modifier.PUBLIC))
                    .count();
            if (inside.size() > MOST_FILES) {
                found.add(module + " has " + inside.size() + " files");
            }
            if (types > MOST_PUBLIC_TYPES) {
                found.add(module + " has " + types + " public types");
            }
        });
        return found;
    }
}
