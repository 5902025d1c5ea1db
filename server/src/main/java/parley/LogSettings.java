package parley;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the log file is written; the terminal shows text always.
///
/// @param format for people, or one JSON object a line for a log store
@ConfigurationProperties("parley.log")
record LogSettings(@DefaultValue("text") Format format) {

    /// How a line looks.
    enum Format {
        /// One readable line.
        TEXT,
        /// Elastic Common Schema.
        ECS,
        /// As Logstash takes it.
        LOGSTASH
    }

    /// Tells logging, which starts before anything else.
    void apply() {
        System.setProperty("parley.log.format", format.name().toLowerCase(Locale.ROOT));
        System.setProperty("parley.log.kind", format == Format.TEXT ? "text" : "json");
    }
}
