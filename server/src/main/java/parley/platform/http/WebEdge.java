package parley.platform.http;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// How addresses are read, and the files that the pages consist of. Names with a hash are kept by
/// browsers for good, the others
/// are asked for again each time.
@Configuration(proxyBeanMethods = false)
class WebEdge implements WebMvcConfigurer {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /// Addresses carry typed ids; a text that is no id names nothing.
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new IdConverters());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/pages/desk/assets/")
                .setCacheControl(FOREVER);
        registry.addResourceHandler("/widget/assets/**")
                .addResourceLocations("classpath:/pages/widget/assets/")
                .setCacheControl(FOREVER);
        registry.addResourceHandler("/widget/*.js")
                .addResourceLocations("classpath:/pages/widget/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/try/**")
                .addResourceLocations("classpath:/pages/desk/try/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/favicon.svg", "/manifest.webmanifest", "/sw.js")
                .addResourceLocations("classpath:/pages/desk/")
                .setCacheControl(CacheControl.noCache());
    }
}
