package parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorLimitsTest {

    @Test
    void aHouseholdIsOneAddress() {
        assertThat(VisitorLimits.network("203.0.113.7")).isNotEqualTo(VisitorLimits.network("203.0.113.8"));
        assertThat(VisitorLimits.network("2001:db8:1:2::5"))
                .isEqualTo(VisitorLimits.network("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(VisitorLimits.network("2001:db8:1:3::5"));
    }

    @Test
    void aProxyOfThisMachineThatNobodyNamedIsNotOneVisitor() {
        assertThat(VisitorLimits.network("127.0.0.1")).isEmpty();
        assertThat(VisitorLimits.network("::1")).isEmpty();
    }
}
