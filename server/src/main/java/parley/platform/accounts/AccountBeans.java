package parley.platform.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import parley.platform.identity.Secrets;
import parley.platform.kernel.Ids;
import parley.platform.settings.SecretBox;

/// What the module's parts share.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountBeans {

    @Bean
    Sessions.Making making(Secrets secrets, Ids ids, InstantSource clock) {
        return new Sessions.Making(secrets, ids, clock);
    }

    /// Second-factor seeds lie sealed under the key outside the database.
    @Bean
    SeedVault seedVault(SecretBox box) {
        String context = "accounts.second-factor";
        return new SeedVault() {
            @Override
            public byte[] seal(byte[] seed) {
                return box.seal(seed, context).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public byte[] open(byte[] sealed) {
                return box.open(new String(sealed, StandardCharsets.UTF_8), context);
            }
        };
    }

    @Bean
    SignInLimits signInLimits(InstantSource clock) {
        return SignInLimits.of(clock);
    }

    /// The waits of an address and of a name that nobody has.
    record SignInLimits(Backoff addresses, Backoff unknownNames) {

        private static final int MOST = 10_000;

        /// An office behind one address mistypes more than a person does.
        static SignInLimits of(InstantSource clock) {
            return new SignInLimits(
                    new Backoff(30, Duration.ofSeconds(1), Duration.ofMinutes(15), MOST, clock),
                    new Backoff(SignIn.FREE_FAILURES, SignIn.FIRST_WAIT, SignIn.LONGEST_WAIT, MOST, clock));
        }
    }
}
