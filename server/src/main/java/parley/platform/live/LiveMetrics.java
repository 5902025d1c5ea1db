package parley.platform.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// The open streams in figures.
@Component
class LiveMetrics {

    LiveMetrics(MeterRegistry registry, StreamSocket socket) {
        Gauge.builder("parley.live.streams", socket, StreamSocket::open)
                .description("open streams of this process")
                .register(registry);
    }
}
