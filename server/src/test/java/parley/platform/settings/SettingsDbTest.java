package parley.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.platform.audit.Audit;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String MARKER = "sesame-4711-open";

    private static final Setting<Long> MOST =
            new Setting<>("test.most", new SettingType.Whole(1, 100), 20L, "MB", "test");
    private static final Setting<Duration> PAUSE = new Setting<>(
            "test.pause",
            new SettingType.Span(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            Duration.ofSeconds(30),
            "s",
            "test");
    private static final Setting<String> PASSWORD = Setting.secret("test.password", "test");

    private static final SettingList LIST = () -> List.of(MOST, PAUSE, PASSWORD);
    private static final Actor ADMIN = new Actor.Person(new UUID(3, 4), "Chen Jing");

    @TempDir
    static Path folder;

    private final FakeClock clock = new FakeClock();
    private final SettingStore store = new SettingStore(DATABASE.jdbc());
    private final Settings settings = process();

    private Settings process() {
        return new Settings(
                store,
                new SecretBox(folder.resolve("secret.key")),
                List.of(LIST),
                JsonMapper.shared(),
                DATABASE.transactions(),
                clock,
                Audit.on(DATABASE.dataSource(), clock));
    }

    @BeforeEach
    void putDefaultsBack() {
        settings.set(MOST, null, ADMIN);
        settings.set(PAUSE, null, ADMIN);
        settings.set(PASSWORD, null, ADMIN);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void holdsTheDefaultUntilSomebodyChangesIt() {
        assertThat(settings.get(MOST)).isEqualTo(20L);

        settings.put("test.most", json("50"), ADMIN);

        assertThat(settings.get(MOST)).isEqualTo(50L);
        assertThat(process().get(MOST)).isEqualTo(50L);
    }

    @Test
    void refusesWhatDoesNotFitWithoutRepeatingIt() {
        for (String wrong : List.of("0", "101", "\"50\"", "1.5", "true", "{}")) {
            assertThatThrownBy(() -> settings.put("test.most", json(wrong), ADMIN))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(SettingsProblem.SETTING_INVALID));
        }
        assertThatThrownBy(() -> settings.put("test.password", json("[\"" + MARKER + "\"]"), ADMIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.text(Locale.ENGLISH)).doesNotContain(MARKER));
        assertThat(settings.get(MOST)).isEqualTo(20L);
    }

    @Test
    void keepsWhoChangedWhatAndPutsItBack() {
        settings.put("test.pause", json("60"), ADMIN);
        clock.advance(Duration.ofDays(1));
        settings.put("test.pause", json("90"), ADMIN);

        List<SettingStore.Change> history = store.history("test.pause", Long.MAX_VALUE, 2);
        assertThat(history).extracting(SettingStore.Change::before).containsExactly("60", null);
        assertThat(history).extracting(SettingStore.Change::after).containsExactly("90", "60");
        assertThat(history).extracting(change -> change.by().name()).containsOnly("Chen Jing");
        assertThat(history.getFirst().at()).isEqualTo(clock.instant());

        settings.restore("test.pause", history.getFirst().id(), ADMIN);
        assertThat(settings.get(PAUSE)).isEqualTo(Duration.ofSeconds(60));
        settings.restore("test.pause", history.getLast().id(), ADMIN);
        assertThat(settings.get(PAUSE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void tellsOtherProcessesOfAChange() {
        Settings other = process();
        assertThat(other.get(MOST)).isEqualTo(20L);
        settings.set(MOST, 33L, ADMIN);

        other.follow();

        assertThat(other.get(MOST)).isEqualTo(33L);
    }

    @Test
    void keepsSecretsOutOfEveryTableAndView() {
        settings.put("test.password", json("\"" + MARKER + "\""), ADMIN);

        assertThat(settings.secret(PASSWORD)).contains(MARKER);
        assertThat(process().secret(PASSWORD)).contains(MARKER);
        assertThat(everyRow()).doesNotContain(MARKER);
        assertThat(settings.found(PASSWORD).orElseThrow().changedBy().name()).isEqualTo("Chen Jing");
        assertThat(store.history("test.password", Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).isNull();
                    assertThat(change.after()).isNull();
                });
        assertThatThrownBy(() -> settings.restore("test.password", 1, ADMIN))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(SettingsProblem.SETTING_IS_SECRET));

        settings.put("test.password", json("null"), ADMIN);
        assertThat(settings.secret(PASSWORD)).isEmpty();
    }

    private static String everyRow() {
        return DATABASE.jdbc().sql("""
                        select coalesce(string_agg(query_to_xml(
                          format('select x::text from %I x', table_name), true, false, '')::text, ''), '')
                        from information_schema.tables
                        where table_schema = 'public'""").query(String.class).single();
    }

    @Test
    void knowsNoSettingOutsideOfItsLists() {
        assertThatThrownBy(() -> settings.put("test.other", json("1"), ADMIN)).isInstanceOf(ProblemException.class);
        var stray = new Setting<>("test.stray", new SettingType.Truth(), true, "", "test");
        assertThatThrownBy(() -> settings.get(stray)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyChangeIsAuditedAndASecretOnlyAsSuch() {
        settings.set(MOST, 77L, ADMIN);
        settings.set(PASSWORD, "very-secret", ADMIN);

        List<String> entries = DATABASE.jdbc()
                .sql("""
                        select action || ' ' || object_id || ' ' || coalesce(after::text, '-')
                        from audit_entry
                        order by seq desc
                        limit 2
                        """)
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(entries.getFirst())
                .startsWith("setting.changed " + PASSWORD.key())
                .contains("isSet");
        assertThat(entries.getLast())
                .startsWith("setting.changed " + MOST.key())
                .contains("77");
        assertThat(entries.toString()).doesNotContain("very-secret");
    }
}
