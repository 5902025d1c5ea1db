package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Arrows go only down: `insight, connect → channel, voice, help → work → people → platform`, and from
/// everywhere to the libraries, which know nothing of the product.
/// Districts on one level never see each other, the demo centre stands above all, and the root
/// package above that.
class DistrictsTest {

    private static final Map<String, Integer> DISTRICTS = Map.ofEntries(
            Map.entry("teletraffic", -1),
            Map.entry("platform", 0),
            Map.entry("people", 1),
            Map.entry("work", 2),
            Map.entry("channel", 3),
            Map.entry("voice", 3),
            Map.entry("help", 3),
            Map.entry("insight", 4),
            Map.entry("connect", 4),
            Map.entry("demo", 5));

    private static final Map<String, Integer> WORK = Map.ofEntries(
            Map.entry("queue", 0),
            Map.entry("engine", 1),
            Map.entry("estimate", 1),
            Map.entry("strategy", 2),
            Map.entry("triage", 2),
            Map.entry("routing", 3),
            Map.entry("flow", 3),
            Map.entry("simulation", 4),
            Map.entry("canned", 4),
            Map.entry("announcement", 4),
            Map.entry("surge", 5),
            Map.entry("wellbeing", 4),
            Map.entry("conversation", 5),
            Map.entry("tuning", 5),
            Map.entry("replay", 5),
            Map.entry("balance", 6),
            Map.entry("draft", 6),
            Map.entry("silence", 6),
            Map.entry("cases", 6),
            Map.entry("compliance", 6),
            Map.entry("callback", 6),
            Map.entry("outbound", 7),
            Map.entry("automation", 7),
            Map.entry("offers", 7));

    @Test
    void arrowsGoOnlyDown() {
        JavaClasses classes = read(Path.of("target/classes/parley"));

        assertThat(classes).isNotEmpty();
        assertThat(violations(classes, "parley")).isEmpty();
    }

    @Test
    void catchesAnArrowUp() {
        String root = "parley.laws.fixture";
        JavaClasses classes = read(Path.of("target/test-classes/parley/laws/fixture"));

        assertThat(violations(classes, root))
                .containsExactly(
                        "attic: a district that architecture does not know",
                        "parley.laws.fixture.channel.OtherChannel → parley.laws.fixture.voice.Voice",
                        "parley.laws.fixture.people.Looking → parley.laws.fixture.Root",
                        "parley.laws.fixture.people.Looking → parley.laws.fixture.work.routing.Routed",
                        "parley.laws.fixture.work.routing.Routed → parley.laws.fixture.work.cases.Case");
    }

    /// Only our own classes, because reading all that they use takes seconds and tells nothing here.
    private static JavaClasses read(Path folder) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(folder);
        });
    }

    private static List<String> violations(JavaClasses classes, String root) {
        var found = new TreeSet<String>();
        for (JavaClass from : classes) {
            for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                String target = arrow.getTargetClass().getBaseComponentType().getPackageName();
                if (isIn(target, root) && !mayUse(words(from.getPackageName(), root), words(target, root))) {
                    found.add(topLevel(from) + " → "
                            + topLevel(arrow.getTargetClass().getBaseComponentType()));
                }
            }
            String district = words(from.getPackageName(), root).getFirst();
            if (!district.isEmpty() && !DISTRICTS.containsKey(district)) {
                found.add(district + ": a district that architecture does not know");
            }
        }
        return new ArrayList<>(found);
    }

    private static boolean mayUse(List<String> from, List<String> to) {
        String upper = from.getFirst();
        String lower = to.getFirst();
        if (upper.equals(lower)) {
            return !upper.equals("work") || inWork(from.get(1), to.get(1));
        }
        // the root starts everything, and nobody looks up to it
        return upper.isEmpty()
                || DISTRICTS.getOrDefault(upper, Integer.MIN_VALUE) > DISTRICTS.getOrDefault(lower, Integer.MAX_VALUE);
    }

    private static boolean inWork(String upper, String lower) {
        return upper.equals(lower)
                || WORK.getOrDefault(upper, Integer.MIN_VALUE) > WORK.getOrDefault(lower, Integer.MAX_VALUE);
    }

    /// The packages below the root, at least two words, empty where there is none.
    private static List<String> words(String packageName, String root) {
        var words = new ArrayList<>(
                packageName.equals(root)
                        ? List.of()
                        : List.of(packageName.substring(root.length() + 1).split("\\.")));
        while (words.size() < 2) {
            words.add("");
        }
        return words.stream().map(String::valueOf).toList();
    }

    private static boolean isIn(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    private static String topLevel(JavaClass type) {
        return type.getFullName().replaceFirst("\\$.*", "");
    }
}
