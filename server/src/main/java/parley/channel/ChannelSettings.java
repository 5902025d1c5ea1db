package parley.channel;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import parley.platform.kernel.ProblemException;
import parley.platform.settings.SecretBox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The settings of one configured channel between their three forms: what an administrator sends,
/// what lies in the database (secrets apart and sealed), and the adapter's own record.
@Component
class ChannelSettings {

    private final ChannelStore store;
    private final SecretBox box;
    private final JsonMapper json;
    private final Validator validator;

    ChannelSettings(ChannelStore store, SecretBox box, JsonMapper json, Validator validator) {
        this.store = store;
        this.box = box;
        this.json = json;
        this.validator = validator;
    }

    /// What an administrator wants, checked.
    ///
    /// @param plain as it is stored
    /// @param secrets new ones in clear, and null where one is to be forgotten
    record Wanted(String plain, Map<String, @Nullable String> secrets) {}

    /// The adapter's record, with the secrets opened.
    <S extends Record> S read(ChannelAdapter<S> adapter, Channel channel) {
        S defaults = adapter.descriptor().defaults();
        ObjectNode tree = tree(defaults, channel.settings());
        for (ChannelStore.StoredSecret secret : store.secrets(channel.id())) {
            if (secretNames(defaults.getClass()).contains(secret.name())) {
                tree.put(secret.name(), box.openText(secret.sealed(), context(channel.id(), secret.name())));
            }
        }
        return record(tree, defaults);
    }

    /// Checks what an administrator has sent. What is not in it takes its default; a secret that is
    /// not in it stays.
    ///
    /// @param current the channel as it is; null for a new one
    /// @throws ProblemException that names the setting
    Wanted check(ChannelAdapter<?> adapter, @Nullable Channel current, Map<String, Object> sent) {
        Record defaults = adapter.descriptor().defaults();
        Set<String> secretNames = secretNames(defaults.getClass());
        ObjectNode tree = tree(defaults, "{}");
        Map<String, @Nullable String> secrets = new HashMap<>();
        for (Map.Entry<String, Object> entry : sent.entrySet()) {
            String name = entry.getKey();
            if (Arrays.stream(defaults.getClass().getRecordComponents())
                    .noneMatch(component -> component.getName().equals(name))) {
                throw new ProblemException(ChannelProblem.CHANNEL_SETTING_UNKNOWN, name);
            }
            JsonNode value = json.valueToTree(entry.getValue());
            if (!secretNames.contains(name)) {
                tree.set(name, value);
            } else if (value.isString() || value.isNull()) {
                secrets.put(name, value.isNull() ? null : value.stringValue());
            }
            // an object is what was read here before, sent back unchanged
        }
        ObjectNode whole = tree.deepCopy();
        if (current != null) {
            store.secrets(current.id())
                    .forEach(secret -> whole.put(
                            secret.name(), box.openText(secret.sealed(), context(current.id(), secret.name()))));
        }
        secrets.forEach(whole::put);
        fit(adapter, whole);
        return new Wanted(tree.toString(), secrets);
    }

    private <S extends Record> void fit(ChannelAdapter<S> adapter, ObjectNode whole) {
        S settings = record(whole, adapter.descriptor().defaults());
        for (ConstraintViolation<S> violation : validator.validate(settings)) {
            throw new ProblemException(
                    ChannelProblem.CHANNEL_SETTING_INVALID,
                    violation.getPropertyPath().toString().replace(".<list element>", ""),
                    violation.getMessage());
        }
        adapter.check(settings);
    }

    /// As administrators read them: a secret says only whether it is set, when and by whom.
    Map<String, Object> view(ChannelAdapter<?> adapter, Channel channel) {
        Record defaults = adapter.descriptor().defaults();
        ObjectNode tree = tree(defaults, channel.settings());
        Set<String> secretNames = secretNames(defaults.getClass());
        secretNames.forEach(name -> tree.putObject(name).put("set", false));
        for (ChannelStore.StoredSecret secret : store.secrets(channel.id())) {
            if (secretNames.contains(secret.name())) {
                tree.putObject(secret.name())
                        .put("set", true)
                        .put("at", secret.at().toString())
                        .put("by", secret.by());
            }
        }
        Map<String, Object> shown = new HashMap<>();
        tree.properties().forEach(property -> shown.put(property.getKey(), property.getValue()));
        return shown;
    }

    String seal(ChannelId channel, String name, String text) {
        return box.seal(text, context(channel, name));
    }

    private static String context(ChannelId channel, String name) {
        return "channel:" + channel.value() + ":" + name;
    }

    /// The names of the components that are secrets.
    static Set<String> secretNames(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == ChannelSecret.class) {
                names.add(component.getName());
            }
        }
        return Set.copyOf(names);
    }

    /// What is stored over the defaults, without secrets. What an older version stored and this one
    /// does not know is left out.
    private ObjectNode tree(Record defaults, String stored) {
        ObjectNode tree = json.valueToTree(defaults);
        tree.remove(secretNames(defaults.getClass()));
        json.readTree(stored).properties().forEach(property -> {
            if (tree.has(property.getKey())) {
                tree.set(property.getKey(), property.getValue());
            }
        });
        return tree;
    }

    private <S extends Record> S record(ObjectNode tree, S like) {
        try {
            // the record is of the type of its example
            @SuppressWarnings("unchecked")
            Class<S> type = (Class<S>) like.getClass();
            return json.treeToValue(tree, type);
        } catch (JacksonException unfit) {
            // a parser's message quotes what was sent, and that may be a secret
            String path = unfit.getPath().isEmpty()
                    ? "?"
                    : String.valueOf(unfit.getPath().getFirst().getPropertyName());
            throw new ProblemException(unfit, ChannelProblem.CHANNEL_SETTING_INVALID, path, "?");
        }
    }
}
