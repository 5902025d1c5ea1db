package parley.platform.kernel;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Time and ids, so that nobody takes them from the machine directly.
@Configuration(proxyBeanMethods = false)
class KernelBeans {

    @Bean
    InstantSource clock() {
        // the database keeps microseconds; a finer time would change on its way through it
        return () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Bean
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }
}
