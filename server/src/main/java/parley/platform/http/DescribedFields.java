package parley.platform.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Says which fields of an answer are always there. What comes in is left as its checks say: there
/// a field may be missing.
@Component
@SuppressWarnings("rawtypes") // the library hands schemas out without their parameter
class DescribedFields implements OpenApiCustomizer {

    private static final String MARK = "x-always";

    private final ApiDescription types;

    DescribedFields(ApiDescription types) {
        this.types = types;
    }

    /// Remembers a field of a record until it is known whether the record goes out.
    static void mark(Schema<?> model, String field, boolean isLeftOut) {
        if (model.getExtensions() == null || !model.getExtensions().containsKey(MARK)) {
            model.addExtension(MARK, new TreeSet<String>());
        }
        if (!isLeftOut && model.getExtensions().get(MARK) instanceof Set<?> fields) {
            // only this method puts something there
            @SuppressWarnings("unchecked")
            Set<String> names = (Set<String>) fields;
            names.add(field);
        }
    }

    @Override
    public void customise(OpenAPI api) {
        if (!types.clashes().isEmpty()) {
            throw new IllegalStateException(String.join("; ", types.clashes()));
        }
        api.setInfo(new Info().title("Parley").version("v1"));
        Map<String, Schema> known = api.getComponents().getSchemas();
        var in = new HashSet<String>();
        var out = new HashSet<String>();
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> {
                    if (operation.getRequestBody() != null) {
                        reach(operation.getRequestBody().getContent(), known, in);
                    }
                    operation.getResponses().values().forEach(answer -> reach(answer.getContent(), known, out));
                });
        known.forEach((name, model) ->
                parts(model).forEach(part -> settle(part, out.contains(name) && !in.contains(name))));
    }

    private static void settle(Schema<?> model, boolean isPromised) {
        if (model.getExtensions() != null
                && model.getExtensions().remove(MARK) instanceof Set<?> fields
                && isPromised) {
            fields.stream()
                    .map(String.class::cast)
                    .filter(name ->
                            model.getRequired() == null || !model.getRequired().contains(name))
                    .forEach(model::addRequiredItem);
        }
    }

    private static void reach(@Nullable Content content, Map<String, Schema> known, Set<String> seen) {
        if (content != null) {
            content.values().forEach(kind -> reach(kind.getSchema(), known, seen));
        }
    }

    private static void reach(@Nullable Schema<?> schema, Map<String, Schema> known, Set<String> seen) {
        if (schema == null) {
            return;
        }
        String address = schema.get$ref();
        if (address != null) {
            String name = address.substring(address.lastIndexOf('/') + 1);
            if (seen.add(name)) {
                reach(known.get(name), known, seen);
            }
        }
        parts(schema).skip(1).forEach(part -> reach(part, known, seen));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(field -> reach(field, known, seen));
        }
        reach(schema.getItems(), known, seen);
    }

    /// The schema and what it is put together from.
    private static Stream<Schema<?>> parts(Schema<?> schema) {
        Stream<Schema> inner = Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
        return Stream.concat(Stream.of(schema), inner.map(part -> (Schema<?>) part));
    }
}
