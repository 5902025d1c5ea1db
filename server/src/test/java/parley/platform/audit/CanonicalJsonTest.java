package parley.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void ordersNamesAndLeavesNoSpaces() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, true, Map.of()));
        map.put("a", null);
        map.put("B", "x");
        assertThat(CanonicalJson.of(map)).isEqualTo("{\"B\":\"x\",\"a\":null,\"b\":[1,true,{}]}");
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(CanonicalJson.of("\"\\/\n\t\u0001é客\u2028")).isEqualTo("\"\\\"\\\\/\\n\\t\\u0001é客\u2028\"");
    }
}
