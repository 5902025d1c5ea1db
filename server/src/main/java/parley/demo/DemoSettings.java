package parley.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether there is a sample centre; set by the command line.
///
/// @param enabled `--demo`
/// @param simulation whether simulated customers come
/// @param folder the data folder
@ConfigurationProperties("parley.demo")
record DemoSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("false") boolean simulation,
        Path folder) {}
