package parley.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.identity.Caller;
import parley.platform.kernel.Actor;
import parley.platform.kernel.Ids;
import parley.platform.kernel.ProblemCode;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.SettingsFixture;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;

class FileArchiveDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Actor WU = new Actor.Person(new UUID(1, 1), "Wu Jie");
    private static final Actor LI = new Actor.Person(new UUID(2, 2), "Li Na");
    private static final UUID OPEN_MATTER = new UUID(5, 5);

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final Ids ids = new Ids(clock);

    /// Everybody may read the files of one matter.
    private static final FileAccess MATTERS = new FileAccess() {
        @Override
        public String owner() {
            return "matter";
        }

        @Override
        public boolean mayRead(Caller caller, UUID subject) {
            return subject.equals(OPEN_MATTER);
        }
    };

    private FileStore store() {
        return new DiskFileStore(folder);
    }

    private FileArchive archive() {
        return new FileArchive(
                store(),
                new FileRecordStore(DATABASE.jdbc()),
                List.of(MATTERS),
                SettingsFixture.settings(DATABASE, folder, clock, new FileSettings()),
                DATABASE.transactions(),
                ids,
                clock);
    }

    private StoredFile add(String text, String name) {
        return archive().add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name, WU);
    }

    private static Caller caller(Actor actor) {
        return new Caller(actor, null, Set.of(), null);
    }

    private static void assertRefused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void knowsWhatItTookIn() throws Exception {
        StoredFile file = add("an invoice " + ids.next(), "../发票.txt");

        assertThat(file.name()).isEqualTo("发票.txt");
        assertThat(file.mediaType()).isEqualTo("text/plain");
        assertThat(archive().find(file.id())).contains(file);
        try (var in = archive().open(file)) {
            assertThat(in.readAllBytes()).hasSize((int) file.size());
        }
    }

    @Test
    void refusesProgramsAndNothingAndTooMuch() {
        assertRefused(FilesProblem.FILE_TYPE_REFUSED, () -> add("MZ...", "letter.txt"));
        assertRefused(FilesProblem.FILE_EMPTY, () -> add("", "letter.txt"));
        assertRefused(FilesProblem.FILE_TOO_LARGE, () -> add("x".repeat((20 << 20) + 1), "letter.txt"));
    }

    @Test
    void theSameUploadTwiceIsOneFile() {
        byte[] content = ("twice " + ids.next()).getBytes(StandardCharsets.UTF_8);

        StoredFile first = archive().add(new ByteArrayInputStream(content), "a.txt", WU, "one");
        StoredFile again = archive().add(new ByteArrayInputStream(content), "a.txt", WU, "one");
        StoredFile another = archive().add(new ByteArrayInputStream(content), "a.txt", LI, "one");

        assertThat(again).isEqualTo(first);
        assertThat(another.id()).isNotEqualTo(first.id());
    }

    @Test
    void refusesMoreUploadsThanAnybodyNeedsUntilSomeAreUsed() {
        Actor visitor = new Actor.Customer(ids.next(), "visitor");
        StoredFile last = null;
        for (int count = 0; count < 50; count++) {
            last = archive().add(new ByteArrayInputStream(new byte[] {1}), "a", visitor, null);
        }
        FileId used = java.util.Objects.requireNonNull(last).id();

        assertRefused(
                FilesProblem.TOO_MANY_FILES,
                () -> archive().add(new ByteArrayInputStream(new byte[] {1}), "a", visitor, null));
        DATABASE.transactions().executeWithoutResult(any -> archive().attach(used, "matter", OPEN_MATTER, visitor));
        assertThat(archive().add(new ByteArrayInputStream(new byte[] {1}), "a", visitor, null))
                .isNotNull();
    }

    @Test
    void isReadByItsSenderAloneUntilItIsAttached() {
        StoredFile file = add("private " + ids.next(), "a.txt");

        assertThat(archive().readable(caller(WU), file.id())).isEqualTo(file);
        assertRefused(
                parley.platform.http.HttpProblem.NOT_FOUND, () -> archive().readable(caller(LI), file.id()));
    }

    @Test
    void isReadByWhoMayReadWhatItBelongsTo() {
        StoredFile open = add("open " + ids.next(), "a.txt");
        StoredFile closed = add("closed " + ids.next(), "a.txt");
        StoredFile strange = add("strange " + ids.next(), "a.txt");
        DATABASE.transactions().executeWithoutResult(any -> {
            archive().attach(open.id(), "matter", OPEN_MATTER, WU);
            archive().attach(closed.id(), "matter", new UUID(6, 6), WU);
            archive().attach(strange.id(), "nobody's", OPEN_MATTER, WU);
        });

        assertThat(archive().readable(caller(LI), open.id())).isEqualTo(open);
        assertRefused(
                parley.platform.http.HttpProblem.NOT_FOUND, () -> archive().readable(caller(LI), closed.id()));
        assertRefused(
                parley.platform.http.HttpProblem.NOT_FOUND, () -> archive().readable(caller(WU), strange.id()));
    }

    @Test
    void isAttachedByItsSenderOnly() {
        StoredFile file = add("mine " + ids.next(), "a.txt");

        assertRefused(
                parley.platform.http.HttpProblem.NOT_FOUND,
                () -> DATABASE.transactions()
                        .executeWithoutResult(any -> archive().attach(file.id(), "matter", OPEN_MATTER, LI)));
    }

    @Test
    void isGoneADayAfterNobodyWantedIt() throws Exception {
        String shared = "twice " + ids.next();
        StoredFile kept = add(shared, "kept.txt");
        StoredFile orphan = add(shared, "orphan.txt");
        StoredFile alone = add("alone " + ids.next(), "alone.txt");
        DATABASE.transactions().executeWithoutResult(any -> archive().attach(kept.id(), "matter", OPEN_MATTER, WU));
        var sweep = new FileSweep(archive(), clock);

        clock.advance(Duration.ofHours(23));
        sweep.run();
        assertThat(archive().find(alone.id())).isPresent();
        clock.advance(Duration.ofHours(2));
        sweep.run();

        assertThat(archive().find(orphan.id())).isEmpty();
        assertThat(archive().find(alone.id())).isEmpty();
        assertThat(archive().find(kept.id())).isPresent();
        assertThat(store().size(kept.hash())).isEqualTo(kept.size());
        assertThatThrownBy(() -> store().size(alone.hash())).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void isGoneADayAfterItsMatterWasErased() {
        StoredFile file = add("erased " + ids.next(), "a.txt");
        UUID matter = ids.next();
        DATABASE.transactions().executeWithoutResult(any -> archive().attach(file.id(), "matter", matter, WU));
        DATABASE.transactions().executeWithoutResult(any -> archive().detach("matter", matter));
        clock.advance(Duration.ofHours(25));

        new FileSweep(archive(), clock).run();

        assertThat(archive().find(file.id())).isEmpty();
    }
}
