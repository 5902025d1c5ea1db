package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the pages deliver has a licence that Apache-2.0 goes along with. The server's libraries are
/// checked by the build itself, see the licence plugin in `server/pom.xml`.
class LicencesTest {

    private static final Path WEB = Path.of("../web");

    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "ISC",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "Unlicense",
            "BlueOak-1.0.0",
            "Zlib",
            "OFL-1.1",
            "EPL-2.0");

    @Test
    void thePagesDeliverNothingOfAnotherLicence() throws IOException {
        Path lock = WEB.resolve("package-lock.json");
        assumeTrue(Files.exists(lock), "there are no pages here");

        assertThat(violations(JsonMapper.shared().readTree(Files.readString(lock)), WEB))
                .isEmpty();
    }

    @Test
    void catchesALicenceThatTakesTheProductAlong() {
        JsonNode lock = JsonMapper.shared().readTree("""
                {"packages": {
                  "": {"name": "parley"},
                  "apps/desk": {"name": "desk"},
                  "node_modules/desk": {"link": true},
                  "node_modules/good": {"license": "MIT"},
                  "node_modules/either": {"license": "(AGPL-3.0-only OR MIT)"},
                  "node_modules/both": {"license": "MIT AND AGPL-3.0-only"},
                  "node_modules/a/node_modules/taking": {"license": "AGPL-3.0-only"},
                  "node_modules/silent": {},
                  "node_modules/tool": {"license": "GPL-3.0", "dev": true}
                }}""");

        assertThat(violations(lock, Path.of("no-such-folder")))
                .containsExactly(
                        "node_modules/both: MIT AND AGPL-3.0-only",
                        "node_modules/a/node_modules/taking: AGPL-3.0-only",
                        "node_modules/silent: says none");
    }

    private static List<String> violations(JsonNode lock, Path web) {
        var found = new ArrayList<String>();
        lock.get("packages").properties().forEach(entry -> {
            JsonNode facts = entry.getValue();
            boolean isLibrary = entry.getKey().contains("node_modules/");
            boolean isDelivered = !facts.path("dev").asBoolean(false)
                    && !facts.path("devOptional").asBoolean(false)
                    && !facts.path("link").asBoolean(false);
            if (isLibrary && isDelivered) {
                String licence = licence(facts, web.resolve(entry.getKey()));
                if (!isAllowed(licence)) {
                    found.add(entry.getKey() + ": " + licence);
                }
            }
        });
        return found;
    }

    /// As the lock file says it, or as the unpacked library does.
    private static String licence(JsonNode facts, Path folder) {
        Path own = folder.resolve("package.json");
        JsonNode said = facts.path("license");
        try {
            if (said.isMissingNode() && Files.exists(own)) {
                said = JsonMapper.shared().readTree(Files.readString(own)).path("license");
            }
        } catch (IOException problem) {
            throw new IllegalStateException(own.toString(), problem);
        }
        return said.asString("says none");
    }

    private static boolean isAllowed(String expression) {
        String bare = expression.replaceAll("[()]", "");
        return Stream.of(bare.split(" OR ", -1))
                .anyMatch(choice -> Stream.of(choice.split(" AND ", -1)).allMatch(ALLOWED::contains));
    }
}
