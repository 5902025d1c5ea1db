package parley.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestDatabase OTHER = new TestDatabase();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabase.unmigrated();

    @Test
    void isMigrated() {
        assertThat(tables(DATABASE)).contains("flyway_schema_history");
        assertThat(tables(EMPTY)).isEmpty();
    }

    @Test
    void isSeenByNoOtherClass() {
        DATABASE.jdbc().sql("create table only_here (id int)").update();

        assertThat(tables(DATABASE)).contains("only_here");
        assertThat(tables(OTHER)).doesNotContain("only_here");
    }

    @Test
    void rollsBackWhatFails() {
        DATABASE.jdbc().sql("create table kept (id int)").update();

        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(status -> {
                    DATABASE.jdbc().sql("insert into kept values (1)").update();
                    throw new IllegalStateException("cut");
                }))
                .hasMessage("cut");

        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from kept")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static java.util.List<String> tables(TestDatabase database) {
        return database.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }
}
