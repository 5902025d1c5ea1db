package parley.laws;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One Java file of the product, read by the compiler's own parser, so that a law sees what the
/// compiler sees and not what a search pattern takes for it.
record Source(String path, String text, CompilationUnitTree tree, SourcePositions positions) {

    static final Path MAIN = Path.of("src/main/java");

    /// Every file of the product, that of its libraries included.
    static List<Source> main() {
        return Main.SOURCES;
    }

    /// Every file of the tests.
    static List<Source> tests() {
        return read(Path.of("src/test/java"));
    }

    /// A file as a test writes it, to show a law what it must catch.
    static Source of(String path, String text) {
        return parse(List.of(new Text(path, text))).getFirst();
    }

    /// Several files, by their paths.
    static List<Source> of(Map<String, String> texts) {
        return parse(texts.entrySet().stream()
                .map(file -> new Text(file.getKey(), file.getValue()))
                .toList());
    }

    private static final class Main {
        static final List<Source> SOURCES =
                Stream.concat(read(MAIN).stream(), libraries()).toList();

        private static Stream<Source> libraries() {
            try (Stream<Path> folders = Files.list(Path.of("../libs"))) {
                return folders.map(folder -> folder.resolve(MAIN)).filter(Files::isDirectory).sorted().toList().stream()
                        .flatMap(folder -> read(folder).stream());
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    private static List<Source> read(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            var texts = new ArrayList<Text>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                texts.add(new Text(root.relativize(file).toString(), Files.readString(file)));
            }
            return parse(texts);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<Source> parse(List<Text> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, texts);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            var sources = new ArrayList<Source>();
            for (CompilationUnitTree tree : task.parse()) {
                JavaFileObject file = tree.getSourceFile();
                String path = file.toUri().getPath().substring(1);
                sources.add(new Source(path, file.getCharContent(true).toString(), tree, positions));
            }
            return List.copyOf(sources);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Every part of the file, from the outside in and in the order of the text.
    List<Tree> parts() {
        return parts(tree);
    }

    private static List<Tree> parts(Tree root) {
        var parts = new ArrayList<Tree>();
        new TreeScanner<Object, Object>() {
            @Override
            public @Nullable Object scan(@Nullable Tree part, @Nullable Object nothing) {
                if (part != null) {
                    parts.add(part);
                }
                return super.scan(part, null);
            }
        }.scan(root, null);
        return parts;
    }

    /// The parts of one kind.
    <T extends Tree> List<T> parts(Class<T> kind) {
        return parts(tree, kind);
    }

    /// The parts of one kind inside another part.
    <T extends Tree> List<T> parts(Tree inside, Class<T> kind) {
        return parts(inside).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    String packageName() {
        return String.valueOf(tree.getPackageName());
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    int firstLine(Tree part) {
        return (int) tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
    }

    int lastLine(Tree part) {
        return (int) tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part));
    }

    /// Where to look, as terminals make it clickable.
    String at(Tree part) {
        return path + ":" + firstLine(part);
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String content;

        Text(String path, String content) {
            super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
