package parley.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No address that somebody types leads back into the house.
class OutboundTargetTest {

    private static final Target.Resolver AS_WRITTEN = InetAddress::getAllByName;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest",
                "http://100.64.0.1/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001::1]/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://localhost/",
                "http://198.18.0.1/",
                "http://192.0.0.192/"
            })
    void refusesInnerAddressesInEveryForm(String url) {
        assertThatThrownBy(() -> Target.of(url, Set.of(), AS_WRITTEN))
                .isInstanceOfAny(Target.Refusal.class, UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://203.0.114.1/",
                "file:///etc/passwd",
                "gopher://203.0.114.1/",
                "http://u@203.0.114.1/",
                "http://203.0.114.1/#x",
                "http://203.0.114.1:22/",
                "http://203.0.114.1:8080/",
                "http:///x",
                "x",
                "http://203。0。114。1:6379/"
            })
    void refusesWhatIsNoPlainWebAddress(String url) {
        assertThatThrownBy(() -> Target.of(url, Set.of(), AS_WRITTEN)).isInstanceOf(Target.Refusal.class);
    }

    /// The name server answers with a public address first and with an inner one when asked again.
    @Test
    void asksTheNameServerOnceAndConnectsToWhatItChecked() throws Exception {
        var asked = new AtomicInteger();
        Target target = Target.of("https://hooks.example/x?y=1", Set.of(), host ->
                new InetAddress[] {InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "203.0.114.1" : "127.0.0.1")});

        assertThat(asked).hasValue(1);
        assertThat(target.address()).isEqualTo(InetAddress.ofLiteral("203.0.114.1"));
        assertThat(target.path()).isEqualTo("/x?y=1");
        assertThat(target.authority()).isEqualTo("hooks.example");
    }

    @Test
    void refusesANameOfWhichOneAddressIsInner() {
        assertThatThrownBy(() -> Target.of("https://hooks.example/", Set.of(), host ->
                        new InetAddress[] {InetAddress.ofLiteral("203.0.114.1"), InetAddress.ofLiteral("10.0.0.1")}))
                .isInstanceOf(Target.Refusal.class);
    }

    @Test
    void reachesAnInnerHostThatIsNamed() throws Exception {
        Target target = Target.of("http://127.0.0.1:8080/hook", Set.of("127.0.0.1"), AS_WRITTEN);

        assertThat(target.port()).isEqualTo(8080);
        assertThat(target.authority()).isEqualTo("127.0.0.1:8080");
    }
}
