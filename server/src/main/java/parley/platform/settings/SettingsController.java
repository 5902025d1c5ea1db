package parley.platform.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Caller;
import parley.platform.identity.Requires;
import parley.platform.kernel.Slice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Settings for administrators. Secrets go in here and never come out.
@RestController
@RequestMapping("/api/v1/settings")
class SettingsController {

    private static final int PAGE = 50;

    private final Settings settings;
    private final SettingStore store;
    private final JsonMapper json;

    SettingsController(Settings settings, SettingStore store, JsonMapper json) {
        this.settings = settings;
        this.store = store;
        this.json = json;
    }

    /// A new value; JSON's null puts the default back, or forgets a secret.
    record NewValue(@NotNull JsonNode value) {
        @Override
        public String toString() {
            // the value may be a secret
            return "NewValue[…]";
        }
    }

    record Restore(@NotNull Long change) {}

    @GetMapping
    @Requires("settings.manage")
    Slice<SettingView> all(Locale locale) {
        return Slice.whole(settings.declared().stream()
                .map(setting -> SettingView.of(setting, settings, locale))
                .toList());
    }

    @GetMapping("/{key}")
    @Requires("settings.manage")
    SettingView one(@PathVariable String key, Locale locale) {
        return SettingView.of(settings.declared(key), settings, locale);
    }

    @PutMapping("/{key}")
    @Requires("settings.manage")
    SettingView put(Caller caller, @PathVariable String key, @Valid @RequestBody NewValue body, Locale locale) {
        settings.put(key, body.value(), caller.actor());
        return one(key, locale);
    }

    @GetMapping("/{key}/history")
    @Requires("settings.manage")
    Slice<SettingView.Change> history(@PathVariable String key, @RequestParam(required = false) @Nullable Long after) {
        List<SettingStore.Change> found =
                store.history(settings.declared(key).key(), after == null ? Long.MAX_VALUE : after, PAGE + 1);
        List<SettingStore.Change> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        return new Slice<>(
                page.stream().map(change -> SettingView.Change.of(change, json)).toList(),
                found.size() > PAGE ? Long.toString(page.getLast().id()) : null);
    }

    /// Puts back what held before the change.
    @PostMapping("/{key}/restore")
    @Requires("settings.manage")
    SettingView restore(Caller caller, @PathVariable String key, @Valid @RequestBody Restore body, Locale locale) {
        settings.restore(key, body.change(), caller.actor());
        return one(key, locale);
    }
}
