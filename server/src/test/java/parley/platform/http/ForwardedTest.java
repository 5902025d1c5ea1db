package parley.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedTest {

    private static final HttpSettings PROXIES =
            new HttpSettings(null, null, null, List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8"), false);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "203.0.113.9 | 198.51.100.1             | 203.0.113.9",
                "10.0.0.1    | -                        | 10.0.0.1",
                "10.0.0.1    | 198.51.100.1             | 198.51.100.1",
                "10.0.0.1    | 1.1.1.1, 198.51.100.1    | 198.51.100.1",
                "10.0.0.1    | 1.1.1.1, 10.9.9.9        | 1.1.1.1",
                "10.0.0.1    | 10.1.1.1, 10.2.2.2       | 10.1.1.1",
                "10.0.0.1    | unknown, 192.0.2.7       | 192.0.2.7",
                "10.0.0.1    | 198.51.100.1:4711        | 198.51.100.1",
                "10.0.0.1    | [2001:db8::5]:4711       | 2001:db8::5",
                "fd00::1     | 2001:db8::5              | 2001:db8::5",
                "10.0.0.1    | ' , ,'                   | 10.0.0.1",
                "10.0.0.1    | evil.example             | 10.0.0.1",
            })
    void theClientIsTheLastOneThatIsNoTrustedProxy(String peer, @Nullable String header, String client) {
        List<String> headers = header == null ? List.of() : List.of(header);

        assertThat(Forwarded.client(InetAddress.ofLiteral(peer), headers, PROXIES::trusts))
                .isEqualTo(InetAddress.ofLiteral(client));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(Forwarded.client(
                        InetAddress.ofLiteral("10.0.0.1"), List.of("1.1.1.1", "198.51.100.1"), PROXIES::trusts))
                .isEqualTo(InetAddress.ofLiteral("198.51.100.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.128.0.0/9, 10.127.255.255, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
    })
    void aNetworkHoldsWhatSharesItsFirstBits(String network, String address, boolean isInside) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(isInside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10/8/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> new HttpSettings(null, null, null, List.of(text), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help.example.com", "ftp://x", "https://x/desk", "https://user@x", "https://x?y=1"})
    void anExternalAddressIsSchemeAndHost(String text) {
        assertThatThrownBy(() -> new HttpSettings(java.net.URI.create(text), null, null, List.of(), false))
                .hasMessageContaining("parley.http.external-address");
    }
}
