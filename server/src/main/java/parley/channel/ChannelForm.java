package parley.channel;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import parley.platform.kernel.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Describes the settings of a kind of channel from its settings record, so that the page of
/// settings is made and not written. The words stand in the messages beside the record, as
/// `setting.<name>.name` and `setting.<name>.why`.
final class ChannelForm {

    private ChannelForm() {}

    /// One setting.
    ///
    /// @param type `text`, `boolean`, `number`, `choice`, `secret`, `list` (of texts), `group`, or
    ///     `map` of groups
    /// @param standard its default; null for a secret
    /// @param fields of a group, or of each group in a map
    record Field(
            String key,
            String name,
            String why,
            String type,
            @JsonProperty("default") @Nullable JsonNode standard,
            List<String> choices,
            @Nullable Long least,
            @Nullable Long most,
            List<Field> fields) {}

    /// What a kind is called; one without words is called by its key.
    static String name(ChannelAdapter.Descriptor<?> kind, Locale locale) {
        Class<?> owner = kind.defaults().getClass();
        return Texts.has(owner, locale, "kind.name")
                ? Texts.text(owner, locale, "kind.name")
                : kind.key().value();
    }

    /// What it is good for.
    static String why(Record defaults, Locale locale) {
        return Texts.text(defaults.getClass(), locale, "kind.why");
    }

    static List<Field> fields(Record defaults, Locale locale, JsonMapper json) {
        ObjectNode standards = json.valueToTree(defaults);
        standards.remove(ChannelSettings.secretNames(defaults.getClass()));
        return fields(defaults.getClass(), standards, "", locale);
    }

    private static List<Field> fields(Class<?> type, JsonNode standards, String prefix, Locale locale) {
        var fields = new ArrayList<Field>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + component.getName();
            Class<?> nested = nested(component);
            fields.add(new Field(
                    component.getName(),
                    text(type, locale, "setting." + key + ".name"),
                    text(type, locale, "setting." + key + ".why"),
                    type(component),
                    standards.get(component.getName()),
                    choices(component.getType()),
                    least(component),
                    most(component),
                    nested == null
                            ? List.of()
                            : fields(nested, standards.path(component.getName()), key + ".", locale)));
        }
        return List.copyOf(fields);
    }

    private static String type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == ChannelSecret.class) {
            return "secret";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == long.class) {
            return "number";
        }
        if (type == String.class) {
            return "text";
        }
        if (type.isEnum()) {
            return "choice";
        }
        if (type == List.class) {
            return "list";
        }
        if (type.isRecord()) {
            return "group";
        }
        if (type == Map.class) {
            return "map";
        }
        throw new IllegalStateException("no form field for a " + type);
    }

    private static @Nullable Class<?> nested(RecordComponent component) {
        Type type = component.getGenericType();
        if (component.getType().isRecord() && component.getType() != ChannelSecret.class) {
            return component.getType();
        }
        if (component.getType() == Map.class
                && type instanceof ParameterizedType map
                && map.getActualTypeArguments()[1] instanceof Class<?> value
                && value.isRecord()) {
            return value;
        }
        return null;
    }

    private static List<String> choices(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants).map(String::valueOf).toList();
    }

    private static @Nullable Long least(RecordComponent component) {
        Min min = component.getAccessor().getAnnotation(Min.class);
        return min == null ? null : Long.valueOf(min.value());
    }

    /// The greatest number, or the longest text or list.
    private static @Nullable Long most(RecordComponent component) {
        Max max = component.getAccessor().getAnnotation(Max.class);
        Size size = component.getAccessor().getAnnotation(Size.class);
        if (max != null) {
            return max.value();
        }
        return size == null ? null : Long.valueOf(size.max());
    }

    private static String text(Class<?> owner, Locale locale, String key) {
        try {
            return Texts.text(owner, locale, key);
        } catch (MissingResourceException missing) {
            throw new IllegalStateException("a setting needs its words: " + key, missing);
        }
    }
}
