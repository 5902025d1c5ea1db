package parley.platform.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import parley.platform.identity.Requires;

/// The figures of this process and of the centre, as Prometheus fetches them.
@RestController
class MetricsController {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsController.class);

    private final PrometheusMeterRegistry registry;
    private final ObjectProvider<Measured> measured;

    MetricsController(PrometheusMeterRegistry registry, ObjectProvider<Measured> measured) {
        this.registry = registry;
        this.measured = measured;
    }

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    @Requires("metrics.read")
    String metrics() {
        try {
            measured.orderedStream().forEach(Measured::measure);
        } catch (DataAccessException | TransactionException problem) {
            // while the database is away, the figures of the process matter most
            LOG.warn(
                    "figures of the database cannot be read cause={}",
                    problem.getClass().getSimpleName());
        }
        return registry.scrape();
    }
}
