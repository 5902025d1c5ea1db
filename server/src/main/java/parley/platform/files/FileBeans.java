package parley.platform.files;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import parley.platform.database.DataHome;

/// The store of this assembly: a folder beside the database.
@Configuration(proxyBeanMethods = false)
class FileBeans {

    @Bean
    FileStore fileStore(DataHome home) throws IOException {
        var store = new DiskFileStore(home.files());
        store.clean();
        return store;
    }
}
