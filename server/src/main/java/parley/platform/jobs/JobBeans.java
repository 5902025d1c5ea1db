package parley.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The writing end of the scheduler. It takes the connection of the running transaction, so
/// that a job is there after the commit and is not after a rollback.
@Configuration(proxyBeanMethods = false)
class JobBeans {

    @Bean
    SchedulerClient schedulerClient(DataSource dataSource) {
        return client(dataSource);
    }

    static SchedulerClient client(DataSource dataSource) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                // as it would find out by a connection, which may not be there yet
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
    }
}
