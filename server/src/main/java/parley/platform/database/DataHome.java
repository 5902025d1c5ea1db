package parley.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where this process keeps what is not in the database: files, keys, logs.
///
/// @param folder the data folder, absolute
@ConfigurationProperties("parley.data")
public record DataHome(@DefaultValue(".data") Path folder) {

    /// The content of every file that was attached or uploaded.
    public Path files() {
        return folder.resolve("files");
    }

    /// The key that secrets in the database are sealed with; never in the database itself.
    public Path secretKey() {
        return folder.resolve("secret.key");
    }
}
