package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.platform.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chinese and English are equal: what is said in one is said in the other, with the same values in it.
class TextsTest {

    private static final Pattern HOLE = Pattern.compile("\\{(\\d+)[^{}]*}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Test
    void everyRefusalHasATextInBothLanguages() throws IOException, ClassNotFoundException {
        List<Class<?>> codes = problemCodes();
        var found = new ArrayList<String>();
        for (Class<?> type : codes) {
            String folder = type.getPackageName().replace('.', '/');
            for (String language : List.of("en", "zh")) {
                Map<String, String> texts =
                        texts(Source.MAIN.resolve(folder + "/messages_" + language + ".properties"));
                for (Object constant : type.getEnumConstants()) {
                    String code = ((ProblemCode) constant).code();
                    if (!texts.containsKey(code)) {
                        found.add(folder + "/messages_" + language + ".properties lacks " + code);
                    }
                }
            }
        }

        assertThat(codes).isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void everyTextThatTheCodeAsksForIsThere() throws IOException {
        var found = new ArrayList<String>();
        for (Source source : Source.main()) {
            Path file = Source.MAIN.resolve(source.path()).resolveSibling("messages_en.properties");
            Set<String> there = Files.exists(file) ? texts(file).keySet() : Set.of();
            keysAskedFor(source).stream()
                    .filter(key -> !there.contains(key))
                    .forEach(key -> found.add(source.path() + " asks for the text " + key));
        }

        assertThat(found).isEmpty();
        assertThat(keysAskedFor(Source.of("a/A.java", """
                package a;
                class A {
                    String text = Texts.text(A.class, Locale.ENGLISH, "said", Texts.text(B.class, locale, "other"));
                    void start(Progress progress) { progress.say("starting"); }
                }
                """))).containsExactly("said", "starting");
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        List<Path> english = files("messages_en.properties");
        var found = new ArrayList<String>();
        for (Path file : english) {
            Path chinese = file.resolveSibling("messages_zh.properties");
            if (Files.exists(chinese)) {
                differences(texts(file), texts(chinese)).forEach(difference -> found.add(file + ": " + difference));
            } else {
                found.add(chinese + " is missing");
            }
        }
        for (Path chinese : files("messages_zh.properties")) {
            if (!Files.exists(chinese.resolveSibling("messages_en.properties"))) {
                found.add(chinese + " stands alone");
            }
        }

        assertThat(english).isNotEmpty();
        assertThat(found).isEmpty();
    }

    /// Channels carry the labels of their settings as JSON, because pages read them too.
    @Test
    void bothLanguagesLabelTheSameSettings() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files("messages_en.json")) {
            Path chinese = file.resolveSibling("messages_zh.json");
            differences(
                            labels(Files.readString(file)),
                            Files.exists(chinese) ? labels(Files.readString(chinese)) : Map.of())
                    .forEach(difference -> found.add(file + ": " + difference));
        }

        assertThat(found).isEmpty();
        assertThat(differences(labels("{\"a\":{\"b\":\"B\",\"c\":\"C\"}}"), labels("{\"a\":{\"b\":\"乙\"}}")))
                .containsExactly("a.c is only English");
    }

    @Test
    void catchesWhatDiffers() throws IOException {
        Map<String, String> english = texts(new StringReader("""
                same=Queue {0} of {1}
                only=Only here
                holes=Queue {0} of {1}
                broken=Queue {0
                quote=You can't see {0}.
                quoted=You can''t see '{'{0}'}'.
                copied=Not translated
                name=WhatsApp
                mixed=队列
                """));
        Map<String, String> chinese = texts(new StringReader("""
                same=第 {1} 个中的 {0}
                holes=队列 {0}
                broken=队列 {0}
                quote=无法查看 {0}。
                quoted=无法查看 '{'{0}'}'。
                copied=Not translated
                name=WhatsApp
                mixed=队列
                more=更多
                """));

        assertThat(differences(english, chinese))
                .containsExactly(
                        "broken is no pattern in English: Unmatched braces in the pattern.",
                        "copied is not translated",
                        "holes has other values: [0, 1] and [0]",
                        "mixed is Chinese in the English file",
                        "more is only Chinese",
                        "only is only English",
                        "quote has a single ' in English, which hides what follows: write ''");
    }

    private static List<Class<?>> problemCodes() throws ClassNotFoundException {
        var types = new ArrayList<Class<?>>();
        for (Source source : Source.main()) {
            for (ClassTree type : source.parts(ClassTree.class)) {
                boolean isCode = type.getImplementsClause().stream()
                        .anyMatch(name -> name.toString().endsWith("ProblemCode"));
                if (isCode) {
                    assertThat(type.getKind()).as(source.at(type)).isEqualTo(Tree.Kind.ENUM);
                    types.add(Class.forName(source.packageName() + "." + type.getSimpleName()));
                }
            }
        }
        return types;
    }

    /// The keys of `Texts.text(Own.class, …, "key")` where Own is of the file's package, and of `say("key")`.
    private static Set<String> keysAskedFor(Source source) {
        var keys = new TreeSet<String>();
        for (MethodInvocationTree call : source.parts(MethodInvocationTree.class)) {
            String method = call.getMethodSelect().toString();
            boolean isOwn = method.equals("Texts.text")
                    && isOfPackage(source, call.getArguments().getFirst().toString());
            int position = isOwn ? 2 : method.equals("progress.say") ? 0 : -1;
            if (position >= 0
                    && call.getArguments().size() > position
                    && call.getArguments().get(position) instanceof LiteralTree key) {
                keys.add(String.valueOf(key.getValue()));
            }
        }
        return keys;
    }

    private static boolean isOfPackage(Source source, String literal) {
        String name = literal.replaceFirst("\\.class$", "");
        return source.fileName().equals(name + ".java")
                || Files.exists(Source.MAIN.resolve(source.path()).resolveSibling(name + ".java"));
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Source.MAIN)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    private static Map<String, String> texts(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return texts(reader);
        }
    }

    private static Map<String, String> texts(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Map<String, String> labels(String json) {
        var labels = new TreeMap<String, String>();
        collect("", JsonMapper.shared().readTree(json), labels);
        return labels;
    }

    private static void collect(String path, JsonNode node, Map<String, String> labels) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), labels));
        } else {
            labels.put(path, node.asString());
        }
    }

    private static List<String> differences(Map<String, String> english, Map<String, String> chinese) {
        var found = new ArrayList<String>();
        var keys = new TreeSet<>(english.keySet());
        keys.addAll(chinese.keySet());
        for (String key : keys) {
            String one = english.get(key);
            String other = chinese.get(key);
            if (one == null || other == null) {
                found.add(key + " is only " + (one == null ? "Chinese" : "English"));
                continue;
            }
            found.addAll(faults(key, "English", one));
            found.addAll(faults(key, "Chinese", other));
            if (!holes(one).equals(holes(other)) && isPattern(one) && isPattern(other)) {
                found.add(key + " has other values: " + holes(one) + " and " + holes(other));
            }
            if (CHINESE.matcher(one).find()) {
                found.add(key + " is Chinese in the English file");
            } else if (!CHINESE.matcher(other).find() && one.strip().contains(" ")) {
                found.add(key + " is not translated");
            }
        }
        return found;
    }

    private static List<String> faults(String key, String language, String text) {
        var found = new ArrayList<String>();
        try {
            new MessageFormat(text, Locale.ROOT);
        } catch (IllegalArgumentException broken) {
            found.add(key + " is no pattern in " + language + ": " + broken.getMessage());
        }
        String bare = text.replace("''", "").replace("'{'", "").replace("'}'", "");
        if (bare.contains("'")) {
            found.add(key + " has a single ' in " + language + ", which hides what follows: write ''");
        }
        return found;
    }

    private static boolean isPattern(String text) {
        return faults("", "", text).isEmpty();
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text.replace("'{'", "").replace("'}'", ""))
                .results()
                .map((MatchResult hole) -> hole.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
