package parley.channel;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import parley.Parley;
import parley.platform.database.DatabaseAddress;
import parley.platform.kernel.ChannelKey;
import parley.work.queue.Queue;
import parley.work.queue.Queues;

/// The whole application with channels that exist in tests only, and a clock that can be put
/// forward.
final class ChannelCentre implements AutoCloseable {

    final ConfigurableApplicationContext context;
    final TestChannels.Pushed pushed = new TestChannels.Pushed();
    final TestChannels.Pulled pulled = new TestChannels.Pulled();
    final TestChannels.Listening listening = new TestChannels.Listening();
    final Queue queue;
    final String url;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    ChannelCentre(DatabaseAddress address, Path folder, List<? extends ChannelAdapter<?>> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", address.url());
        properties.put("spring.datasource.username", String.valueOf(address.user()));
        properties.put("spring.datasource.password", String.valueOf(address.password()));
        properties.put("parley.version", "test");
        properties.put("parley.accounts.folder", folder.toString());
        properties.put("parley.demo.folder", folder.toString());
        properties.put("parley.demo.enabled", true);
        properties.put("parley.demo.simulation", false);
        properties.put("parley.log.folder", folder.resolve("log").toString());
        InstantSource real = InstantSource.system();
        InstantSource clock = () -> real.instant().plus(ahead.get());
        var application = new SpringApplication(Parley.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        ApplicationContextInitializer<GenericApplicationContext> beans = fresh -> {
            fresh.registerBean("testClock", InstantSource.class, () -> clock, bean -> bean.setPrimary(true));
            fresh.registerBean("testPushed", TestChannels.Pushed.class, () -> pushed);
            fresh.registerBean("testPulled", TestChannels.Pulled.class, () -> pulled);
            fresh.registerBean("testListening", TestChannels.Listening.class, () -> listening);
            more.forEach(adapter ->
                    fresh.getBeanFactory().registerSingleton(adapter.getClass().getName(), adapter));
        };
        application.addInitializers(beans);
        context = application.run();
        queue = bean(Queues.class).all().getFirst();
        url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A channel of its own for one test.
    Channel channel(ChannelKey key) {
        return bean(Channels.class).add(key, "Test", queue.id(), "{}");
    }

    Instant now() {
        return bean(InstantSource.class).instant();
    }

    void advance(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void close() {
        context.close();
    }
}
