package parley.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import parley.Parley;
import parley.platform.database.DatabaseAddress;

/// The whole application on a test database with a clock that stands still and without any loop of
/// its own: nothing happens but what the test does.
public final class StillCentre implements AutoCloseable {

    public final FakeClock clock;
    private final ConfigurableApplicationContext context;

    private StillCentre(ConfigurableApplicationContext context, FakeClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /// Boots the application without its loops.
    ///
    /// @param more beans of the test, by their names
    public static StillCentre start(DatabaseAddress address, Path folder, FakeClock clock, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", 0);
        properties.put("spring.main.allow-bean-definition-overriding", true);
        properties.put("spring.datasource.url", address.url());
        properties.put("spring.datasource.username", String.valueOf(address.user()));
        properties.put("spring.datasource.password", String.valueOf(address.password()));
        properties.put("parley.version", "test");
        properties.put("parley.accounts.folder", folder.toString());
        properties.put("parley.demo.folder", folder.toString());
        properties.put("parley.demo.enabled", false);
        properties.put("parley.log.folder", folder.resolve("log").toString());
        var application = new SpringApplication(Parley.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties);
        application.addInitializers(context -> {
            BeanFactoryPostProcessor still = factory -> {
                var registry = (BeanDefinitionRegistry) factory;
                registry.registerBeanDefinition(
                        "clock",
                        BeanDefinitionBuilder.genericBeanDefinition(FakeClock.class, () -> clock)
                                .getBeanDefinition());
                registry.registerBeanDefinition(
                        "lifecycleProcessor",
                        BeanDefinitionBuilder.genericBeanDefinition(Still.class, Still::new)
                                .getBeanDefinition());
                more.forEach(factory::registerSingleton);
            };
            context.addBeanFactoryPostProcessor(still);
        });
        return new StillCentre(application.run(), clock);
    }

    /// Starts nothing.
    private static final class Still implements LifecycleProcessor {
        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return true;
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
