package parley.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import parley.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The reviewed contract in `docs/api/openapi.json` is what the server says of itself. After a wanted
/// change, `PARLEY_WRITE_OPENAPI=1` writes the file anew, and the difference is read in the review.
class OpenApiModuleTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Path CONTRACT = Path.of("../docs/api/openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TempDir
    Path folder;

    @Test
    void theContractIsWhatTheServerSays() throws IOException {
        try (Centre centre = Centre.start(DATABASE.address(), folder)) {
            Centre.Answer answer = centre.ask("GET", "/api/v1/openapi.json", null, null);
            assertThat(answer.status()).isEqualTo(200);
            String said = sorted(answer.json());
            if (Objects.equals(System.getenv("PARLEY_WRITE_OPENAPI"), "1")) {
                Files.writeString(CONTRACT, said);
            }
            assertThat(said).isEqualTo(Files.readString(CONTRACT));
            assertThat(answer.json().path("openapi").asString()).startsWith("3.1");
            assertThat(answer.json().path("paths").size()).isGreaterThan(20);
        }
    }

    /// In a stable order, and without the address that the server had by chance.
    private static String sorted(JsonNode description) {
        var ordered = new TreeMap<String, Object>();
        for (var field : description.properties()) {
            if (!field.getKey().equals("servers")) {
                ordered.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class));
            }
        }
        return JSON.writeValueAsString(ordered) + "\n";
    }
}
