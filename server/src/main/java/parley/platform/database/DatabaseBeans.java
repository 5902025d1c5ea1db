package parley.platform.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// What a running server knows of its data folder.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataHome.class)
class DatabaseBeans {}
