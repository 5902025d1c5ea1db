package parley.platform.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Says in the description of the API what the records promise: which of their fields may be null,
/// which are always there, and that fields of one object come from a map.
///
/// It also refuses two types of one name, because one of them would silently be described as the
/// other.
@Component
class ApiDescription implements ModelConverter {

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();
    private final Set<String> clashes = ConcurrentHashMap.newKeySet();

    /// Types of which only one is described, because they have the same name.
    Set<String> clashes() {
        return Set.copyOf(clashes);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new JsonSchema();
        }
        if (isRawJson(type)) {
            return new JsonSchema().typesItem("object").additionalProperties(new JsonSchema());
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (resolved == null) {
            return null;
        }
        String name = name(resolved);
        Schema<?> model = name == null ? null : context.getDefinedModels().get(name);
        if (name == null || model == null) {
            return resolved;
        }
        Class<?> before = named.putIfAbsent(name, raw);
        if (before != null && before != raw) {
            throw new IllegalStateException(
                    "both %s and %s would be described as %s".formatted(before.getName(), raw.getName(), name));
        }
        if (raw.isRecord()) {
            withFields(model).forEach(part -> describe(raw, part));
        }
        if (raw.isAnnotationPresent(JsonSubTypes.class) && model.getDiscriminator() != null) {
            for (JsonSubTypes.Type kind : raw.getAnnotation(JsonSubTypes.class).value()) {
                model.getDiscriminator()
                        .mapping(
                                kind.name(),
                                "#/components/schemas/" + kind.value().getSimpleName());
            }
        }
        return resolved;
    }

    private static boolean isRawJson(AnnotatedType type) {
        Annotation[] around = type.getCtxAnnotations();
        return around != null && Arrays.stream(around).anyMatch(JsonRawValue.class::isInstance);
    }

    private static @Nullable String name(Schema<?> resolved) {
        String address = resolved.get$ref();
        return address == null ? resolved.getName() : address.substring(address.lastIndexOf('/') + 1);
    }

    /// The model itself, or the parts of a kind of something, whose fields stand in a part.
    private static List<? extends Schema<?>> withFields(Schema<?> model) {
        Stream<Schema<?>> parts = model.getAllOf() == null
                ? Stream.of(model)
                : model.getAllOf().stream().map(part -> (Schema<?>) part);
        return parts.filter(part -> part.getProperties() != null).toList();
    }

    private static void describe(Class<?> raw, Schema<?> model) {
        for (RecordComponent component : raw.getRecordComponents()) {
            String name = jsonName(component);
            Schema<?> field = model.getProperties().get(name);
            if (isOpen(component)) {
                model.getProperties().remove(name);
                model.setAdditionalProperties(new JsonSchema());
            } else if (field != null) {
                DescribedFields.mark(model, name, isLeftOut(component));
                if (isNullable(component)) {
                    model.getProperties().put(name, nullable(field));
                }
            }
        }
    }

    private static String jsonName(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    private static boolean isOpen(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)
                || component.isAnnotationPresent(JsonAnySetter.class)
                || hasField(component, JsonAnySetter.class);
    }

    private static boolean hasField(RecordComponent component, Class<? extends Annotation> what) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .isAnnotationPresent(what);
        } catch (NoSuchFieldException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude rule = component.getAccessor().getAnnotation(JsonInclude.class);
        return rule != null && rule.value() == JsonInclude.Include.NON_NULL;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    // the library hands fields out without their parameter
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema nullable(Schema field) {
        Set<String> types = field.getTypes();
        if (field.get$ref() != null || types == null) {
            return isAnything(field)
                    ? field
                    : new JsonSchema().anyOf(List.of(field, new JsonSchema().typesItem("null")));
        }
        types.add("null");
        if (field.getEnum() != null && !field.getEnum().contains(null)) {
            field.getEnum().add(null);
        }
        return field;
    }

    private static boolean isAnything(Schema<?> field) {
        return Objects.equals(field, new JsonSchema());
    }
}
