package parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private static final List<String> SHOPS =
            List.of("https://shop.example", "https://*.shop.example", "http://localhost:3000");

    private static boolean allows(String origin) {
        return Origins.allows(SHOPS, origin, "chat.example");
    }

    @Test
    void anEmptyListAllowsEveryPage() {
        assertThat(Origins.allows(List.of(), null, null)).isTrue();
        assertThat(Origins.allows(List.of(), "https://evil.example", null)).isTrue();
        assertThat(Origins.ancestors(List.of())).isEqualTo("*");
    }

    @Test
    void allowsTheListedPagesAndItsOwn() {
        assertThat(allows("https://shop.example")).isTrue();
        assertThat(allows("https://SHOP.example")).isTrue();
        assertThat(allows("https://de.shop.example")).isTrue();
        assertThat(allows("http://localhost:3000")).isTrue();
        assertThat(allows("https://chat.example")).isTrue();
    }

    @Test
    void refusesWhatOnlyLooksLikeThem() {
        assertThat(allows("http://shop.example")).isFalse();
        assertThat(allows("https://shop.example:8443")).isFalse();
        assertThat(allows("https://shop.example.evil.example")).isFalse();
        assertThat(allows("https://evilshop.example")).isFalse();
        assertThat(allows("https://.shop.example")).isFalse();
        assertThat(allows("https://evil.example/.shop.example")).isFalse();
        assertThat(allows("null")).isFalse();
        assertThat(Origins.allows(SHOPS, null, "chat.example")).isFalse();
    }

    @Test
    void aListCannotEndTheDirective() {
        assertThat(Origins.ancestors(List.of("https://shop.example", "https://x; script-src *", "https://a,b", "*")))
                .isEqualTo("'self' https://shop.example");
    }
}
