package parley.platform.settings;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import parley.platform.audit.Audit;
import parley.platform.http.HttpProblem;
import parley.platform.kernel.Actor;
import parley.platform.kernel.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How the centre serves: read from memory, changed in the database, and known to every process
/// of the centre within two seconds.
@Service
public class Settings {

    private final SettingStore store;
    private final SecretBox box;
    private final JsonMapper json;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Audit audit;
    private final SequencedMap<String, SettingList> lists = new LinkedHashMap<>();
    private final SequencedMap<String, Setting<?>> declared = new LinkedHashMap<>();
    private volatile Known known = new Known(-1, Map.of());

    Settings(
            SettingStore store,
            SecretBox box,
            List<SettingList> lists,
            JsonMapper json,
            TransactionTemplate transactions,
            InstantSource clock,
            Audit audit) {
        this.store = store;
        this.box = box;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        for (SettingList list : lists) {
            for (Setting<?> setting : list.settings()) {
                if (declared.put(setting.key(), setting) != null) {
                    throw new IllegalStateException("two settings named " + setting.key());
                }
                this.lists.put(setting.key(), list);
            }
        }
    }

    /// What is stored, as of a change's number.
    private record Known(long change, Map<String, SettingStore.Stored> values) {}

    /// The value that holds now.
    public <T> T get(Setting<T> setting) {
        T standard = setting.standard();
        if (standard == null) {
            throw new IllegalArgumentException("a secret is read by secret(): " + setting.key());
        }
        SettingStore.Stored stored = stored(setting);
        T value =
                stored == null || stored.value() == null ? null : setting.type().read(json.readTree(stored.value()));
        // what an earlier version stored may not fit any more
        return value == null ? standard : value;
    }

    /// A secret, where it is set.
    ///
    /// @throws ProblemException where it cannot be opened
    public Optional<String> secret(Setting<String> setting) {
        SettingStore.Stored stored = stored(setting);
        return stored == null || stored.sealed() == null
                ? Optional.empty()
                : Optional.of(box.openText(stored.sealed(), context(setting)));
    }

    /// Changes a setting.
    ///
    /// @param value null for the default, or to forget a secret
    /// @throws ProblemException `setting-invalid`
    public <T> void set(Setting<T> setting, @Nullable T value, Actor actor) {
        if (setting.isSecret()) {
            change(setting, null, value == null ? null : box.seal(String.valueOf(value), context(setting)), actor);
        } else {
            change(setting, value == null ? null : setting.type().write(value).toString(), null, actor);
        }
    }

    /// The same with a value as it came in; it is in no message, because it may be a secret.
    void put(String key, JsonNode value, Actor actor) {
        put(declared(key), value, actor);
    }

    private <T> void put(Setting<T> setting, JsonNode value, Actor actor) {
        T read = value.isNull() ? null : setting.type().read(value);
        if (read == null && !value.isNull()) {
            throw new SettingRefusal(setting).problem();
        }
        set(setting, read, actor);
    }

    /// Puts back what held before a change.
    void restore(String key, long change, Actor actor) {
        Setting<?> setting = declared(key);
        if (setting.isSecret()) {
            throw new ProblemException(SettingsProblem.SETTING_IS_SECRET, key);
        }
        SettingStore.Change past =
                store.change(key, change).orElseThrow(() -> new ProblemException(HttpProblem.NOT_FOUND));
        String before = past.before();
        put(key, before == null ? json.nullNode() : json.readTree(before), actor);
    }

    private void change(Setting<?> setting, @Nullable String value, @Nullable String sealed, Actor actor) {
        var by = Actor.Stored.of(actor);
        transactions.executeWithoutResult(any -> {
            String before =
                    store.lock(setting.key()).map(SettingStore.Stored::value).orElse(null);
            var now = clock.instant();
            if (value == null && sealed == null) {
                store.remove(setting.key());
            } else {
                store.put(new SettingStore.Stored(setting.key(), value, sealed, now, by));
            }
            store.note(setting.key(), now, by, before, value);
            var subject = new Audit.Subject("setting", setting.key(), setting.key());
            if (setting.isSecret()) {
                audit.record(actor, "setting.changed", subject, null, Map.of("isSet", sealed != null));
            } else {
                audit.record(actor, "setting.changed", subject, shown(before), shown(value));
            }
        });
        refresh();
    }

    /// A value in the record; null where the default holds.
    private @Nullable Object shown(@Nullable String value) {
        return value == null ? null : Map.of("value", json.readTree(value));
    }

    private SettingStore.@Nullable Stored stored(Setting<?> setting) {
        if (!setting.equals(declared.get(setting.key()))) {
            throw new IllegalArgumentException("not in any list: " + setting.key());
        }
        return known().values().get(setting.key());
    }

    private Known known() {
        Known now = known;
        return now.change() < 0 ? refresh() : now;
    }

    /// Reads what is stored, where there was a change since.
    private Known refresh() {
        long change = store.latest();
        Known before = known;
        if (change == before.change()) {
            return before;
        }
        // the number is read first: a change in between is seen twice, never missed
        Known fresh = new Known(
                change, store.all().stream().collect(Collectors.toMap(SettingStore.Stored::key, stored -> stored)));
        known = fresh;
        return fresh;
    }

    /// Looks whether another process has changed something.
    void follow() {
        refresh();
    }

    Setting<?> declared(String key) {
        Setting<?> setting = declared.get(key);
        if (setting == null) {
            throw new ProblemException(HttpProblem.NOT_FOUND);
        }
        return setting;
    }

    List<Setting<?>> declared() {
        return List.copyOf(declared.values());
    }

    Class<?> owner(Setting<?> setting) {
        SettingList list = lists.get(setting.key());
        if (list == null) {
            throw new IllegalArgumentException("not in any list: " + setting.key());
        }
        return list.getClass();
    }

    Optional<SettingStore.Stored> found(Setting<?> setting) {
        return Optional.ofNullable(stored(setting));
    }

    private static String context(Setting<?> setting) {
        return "setting:" + setting.key();
    }
}
