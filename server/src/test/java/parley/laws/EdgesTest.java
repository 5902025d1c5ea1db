package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Time, chance, the terminal and unknown failures enter at few places, and those are listed here
/// with their reason. Everywhere else time is an `InstantSource`, chance is a generator that was
/// handed in, and a failure that nobody expected stays a failure.
class EdgesTest {

    private static final Set<String> CLOCKS = Set.of(
            "Instant.now",
            "LocalDate.now",
            "LocalTime.now",
            "LocalDateTime.now",
            "ZonedDateTime.now",
            "OffsetDateTime.now",
            "System.currentTimeMillis",
            "Clock.systemUTC",
            "Clock.systemDefaultZone",
            "InstantSource.system");

    private static final Set<String> CHANCES = Set.of("Math.random", "ThreadLocalRandom.current");

    private static final Set<String> CATCH_ALL = Set.of("Exception", "Throwable", "RuntimeException", "Error");

    /// File and what it may, each with its reason.
    private static final Map<String, String> MAY = Map.ofEntries(
            Map.entry("parley/platform/http/Certificate.java catches Exception", "the signature of Jetty's reload"),
            Map.entry("parley/platform/http/IdConverters.java catches Throwable", "a method handle may throw any"),
            Map.entry(
                    "parley/platform/identity/AccessFilter.java catches Exception", "the edge of HTTP before Spring's"),
            Map.entry("parley/platform/kernel/KernelBeans.java asks InstantSource.system", "the clock bean itself"),
            Map.entry("parley/platform/live/Heartbeat.java catches RuntimeException", "a loop: one round may fail"),
            Map.entry(
                    "parley/platform/database/Gathering.java catches RuntimeException",
                    "a loop, and each meets the failure by itself"),
            Map.entry("parley/channel/Inbox.java catches RuntimeException", "the edge of an adapter"),
            Map.entry("parley/channel/WaysIn.java catches RuntimeException", "a loop, and the edge of an adapter"),
            Map.entry("parley/channel/WaysIn.java catches Exception", "the signature of AutoCloseable"),
            Map.entry("parley/channel/Sender.java catches RuntimeException", "the edge of an adapter"),
            Map.entry("parley/work/routing/DispatchLoop.java catches RuntimeException", "a loop: one round may fail"),
            Map.entry(
                    "parley/work/announcement/AnnouncementLoop.java catches RuntimeException",
                    "a loop: one look may fail"),
            Map.entry("parley/work/surge/SurgeLoop.java catches RuntimeException", "a loop: one look may fail"),
            Map.entry("parley/ResetAdminTool.java asks InstantSource.system", "a tool has no clock bean"),
            Map.entry("parley/work/tuning/OptimaTool.java asks InstantSource.system", "a tool has no clock bean"),
            Map.entry("parley/BackupCommand.java asks InstantSource.system", "the manifest's time, without a context"),
            Map.entry("parley/platform/jobs/JobRunner.java catches RuntimeException", "a loop: one run may fail"),
            Map.entry("parley/platform/jobs/JobWork.java catches RuntimeException", "the edge of a job"),
            Map.entry(
                    "parley/platform/idempotency/IdempotencyFilter.java catches Exception",
                    "the mapping's signature, as in AccessFilter"),
            Map.entry("parley/RunningServer.java catches RuntimeException", "the edge of the start: one sentence"),
            Map.entry("parley/RunningServer.java asks Instant.now", "startedAt of run.json, beside any clock bean"),
            Map.entry("parley/StartCommand.java uses System.out", "the ready line"),
            Map.entry("parley/ToolCommand.java uses System.out", "a tool's answers are its output"));

    @Test
    void onlyTheListedEdgesTouchTheWorld() {
        Set<String> found = Source.main().stream()
                .flatMap(source -> uses(source).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> news = Source.main().stream()
                .flatMap(source -> uses(source).entrySet().stream())
                .filter(use -> !MAY.containsKey(use.getKey()))
                .map(use -> use.getKey() + " at line " + use.getValue())
                .toList();

        assertThat(news).as("outside the listed edges").isEmpty();
        assertThat(MAY.keySet()).as("listed but not there any more").isSubsetOf(found);
    }

    /// A test that sleeps is slow where it is right and wrong where the machine is slow; a mock
    /// library repeats the code that it stands in for.
    @Test
    void testsWaitOnConditionsAndUseFakesWrittenByHand() {
        assertThat(Source.tests().stream().flatMap(source -> impatience(source).stream()))
                .isEmpty();

        assertThat(impatience(Source.of("a/ATest.java", """
                package a;
                import static org.mockito.Mockito.mock;
                class ATest {
                    void waits() { Thread.sleep(5); TimeUnit.SECONDS.sleep(5); clock.sleep(5); }
                }
                """)))
                .containsExactly(
                        "a/ATest.java:2 uses a mock library", "a/ATest.java:4 sleeps", "a/ATest.java:4 sleeps");
    }

    @Test
    void catchesWhatTouchesTheWorld() {
        Source source = Source.of("a/A.java", """
                package a;
                class A {
                    void wait(InstantSource clock) {
                        Thread.sleep(5);
                        var a = Instant.now();
                        var b = java.time.Instant.now();
                        var c = clock.instant();
                        var d = System.currentTimeMillis() + System.nanoTime();
                        var e = new Random();
                        var f = new Random(5);
                        var g = Math.random();
                        System.out.println(g);
                        java.util.function.Supplier<Instant> h = Instant::now;
                        try { } catch (IOException known) { } catch (Exception unknown) { }
                        try { } catch (IOException | RuntimeException unknown) { unknown.printStackTrace(); }
                    }
                }
                """);

        assertThat(uses(source))
                .containsOnlyKeys(
                        "a/A.java uses Thread.sleep",
                        "a/A.java asks Instant.now",
                        "a/A.java asks System.currentTimeMillis",
                        "a/A.java rolls new Random",
                        "a/A.java rolls Math.random",
                        "a/A.java uses System.out",
                        "a/A.java catches Exception",
                        "a/A.java catches RuntimeException",
                        "a/A.java uses printStackTrace")
                .containsEntry("a/A.java asks Instant.now", List.of(5, 6, 13))
                .containsEntry("a/A.java rolls new Random", List.of(9));
    }

    private static List<String> impatience(Source source) {
        var found = new ArrayList<String>();
        for (Tree part : source.parts()) {
            if (part instanceof ImportTree imported
                    && imported.getQualifiedIdentifier().toString().matches(".*(mockito|MockitoBean|easymock).*")) {
                found.add(source.at(part) + " uses a mock library");
            }
            if (part instanceof MemberSelectTree member
                    && member.toString().matches("(.*\\.)?(Thread|TimeUnit\\.[A-Z]+)\\.sleep")) {
                found.add(source.at(part) + " sleeps");
            }
        }
        return found;
    }

    private static Map<String, List<Integer>> uses(Source source) {
        var found = new java.util.TreeMap<String, List<Integer>>();
        for (Tree part : source.parts()) {
            use(part)
                    .forEach(what -> found.computeIfAbsent(source.path() + " " + what, any -> new ArrayList<>())
                            .add(source.firstLine(part)));
        }
        return found;
    }

    private static List<String> use(Tree part) {
        return switch (part) {
            case CatchTree caught ->
                caughtTypes(caught).stream()
                        .filter(CATCH_ALL::contains)
                        .map(type -> "catches " + type)
                        .toList();
            // without a seed; java.security.SecureRandom is for secrets and has another name
            case NewClassTree made
            when made.getIdentifier().toString().matches("(java\\.util\\.)?Random")
                    && made.getArguments().isEmpty() -> List.of("rolls new Random");
            case MemberSelectTree member ->
                called(member.getExpression().toString().replaceFirst(".*\\.", "") + "." + member.getIdentifier());
            case com.sun.source.tree.MemberReferenceTree reference ->
                called(reference.getQualifierExpression().toString().replaceFirst(".*\\.", "") + "."
                        + reference.getName());
            default -> List.of();
        };
    }

    private static List<String> called(String name) {
        if (CLOCKS.contains(name)) {
            return List.of("asks " + name);
        }
        if (CHANCES.contains(name)) {
            return List.of("rolls " + name);
        }
        if (name.equals("Thread.sleep") || name.equals("System.out")) {
            return List.of("uses " + name);
        }
        return name.endsWith(".printStackTrace") ? List.of("uses printStackTrace") : List.of();
    }

    private static List<String> caughtTypes(CatchTree caught) {
        Tree type = caught.getParameter().getType();
        return type instanceof UnionTypeTree union
                ? union.getTypeAlternatives().stream().map(String::valueOf).toList()
                : List.of(type.toString());
    }
}
