package parley.platform.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import parley.platform.kernel.Id;

/// Reads any typed id from an address.
final class IdConverters implements ConverterFactory<String, Id> {

    @Override
    public <T extends Id> Converter<String, T> getConverter(Class<T> type) {
        return text -> type.cast(make(type, UUID.fromString(text)));
    }

    private static Object make(Class<?> type, UUID value) {
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, UUID.class))
                    .invoke(value);
        } catch (Throwable problem) {
            throw new IllegalStateException("an id is a public record of one UUID: " + type, problem);
        }
    }
}
