package parley.platform.settings;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import parley.platform.audit.Audit;
import parley.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// Settings for the tests of modules that read some.
public final class SettingsFixture {

    private SettingsFixture() {}

    /// The settings of the lists, on a database of the test.
    public static Settings settings(TestDatabase database, Path folder, InstantSource clock, SettingList... lists) {
        return new Settings(
                new SettingStore(database.jdbc()),
                new SecretBox(folder.resolve("secret.key")),
                List.of(lists),
                JsonMapper.shared(),
                database.transactions(),
                clock,
                Audit.on(database.dataSource(), clock));
    }

    /// A box for secrets with a key in the folder.
    public static SecretBox box(Path folder) {
        return new SecretBox(folder.resolve("secret.key"));
    }
}
