package parley.platform.accounts;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a sign-in is good, and where the first one is written down.
///
/// @param folder the data folder; null where none is known, and then nothing is written
/// @param sessionLength a session ends after this, however busy it is
/// @param sessionIdle a session ends when nothing was heard of it for this long
@ConfigurationProperties("parley.accounts")
record AccountSettings(
        @Nullable Path folder,
        @DefaultValue("14h") Duration sessionLength,
        @DefaultValue("2h") Duration sessionIdle) {}
