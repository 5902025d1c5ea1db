package parley.platform.http;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Makes every text of every JSON body sound where it is read, so that no field of any endpoint can
/// hold what the database refuses.
@Component
class SoundTexts extends SimpleModule {

    private static final long serialVersionUID = 1L;

    SoundTexts() {
        super("sound-texts");
        addDeserializer(String.class, new Texts());
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return SoundText.of(StringDeserializer.instance.deserialize(parser, context));
        }
    }
}
