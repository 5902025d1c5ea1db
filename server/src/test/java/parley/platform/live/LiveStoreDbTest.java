package parley.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import parley.testing.FakeClock;
import parley.testing.TestDatabase;

class LiveStoreDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final List<Topic> TOPIC = List.of(new Topic("t"));

    private final FakeClock clock = new FakeClock();
    private final LiveStore store = new LiveStore(DATABASE.jdbc());

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("truncate live_entry").update();
    }

    @Test
    void handsNothingOutThatAnEarlierRunningTransactionCouldStillPrecede() throws SQLException {
        try (Connection early = DATABASE.dataSource().getConnection();
                Connection late = DATABASE.dataSource().getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            append(early, "first");
            append(late, "second");
            late.commit();

            assertThat(events(Position.START)).isEmpty();

            early.commit();
            assertThat(events(Position.START)).containsExactly("first", "second");
        }
    }

    @Test
    void losesNothingWhenAReaderFollowsWhileTransactionsCommitInReverse() throws SQLException {
        append(DATABASE.jdbc(), "zero");
        Position seen = store.after(Position.START, 10).getLast().position();
        try (Connection early = DATABASE.dataSource().getConnection();
                Connection late = DATABASE.dataSource().getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            append(early, "one");
            append(late, "two");
            append(early, "three");
            late.commit();
            assertThat(store.after(seen, 10)).isEmpty();
            early.commit();
        }
        List<LiveEntry> rest = store.after(seen, 10);
        assertThat(rest).extracting(LiveEntry::event).containsExactly("one", "three", "two");
        assertThat(rest).extracting(LiveEntry::position).isSorted();
    }

    @Test
    void readsOnInPagesWithoutGapOrRepetition() {
        for (int i = 0; i < 25; i++) {
            append(DATABASE.jdbc(), "e" + i);
        }
        Position position = Position.START;
        int read = 0;
        for (List<LiveEntry> page = store.after(position, 7); !page.isEmpty(); page = store.after(position, 7)) {
            for (LiveEntry entry : page) {
                assertThat(entry.event()).isEqualTo("e" + read++);
            }
            position = page.getLast().position();
        }
        assertThat(read).isEqualTo(25);
        assertThat(store.latest()).isEqualTo(position);
    }

    @Test
    void keepsItsEpochAndForgetsTheOld() {
        String epoch = store.epoch("first");
        assertThat(store.epoch("second")).isEqualTo(epoch);
        append(DATABASE.jdbc(), "old");
        assertThat(store.prune(clock.instant().plusSeconds(1))).isEqualTo(1);
        assertThat(store.latest()).isEqualTo(Position.START);
    }

    private List<String> events(Position from) {
        return store.after(from, 10).stream().map(LiveEntry::event).toList();
    }

    private void append(Connection connection, String event) {
        append(JdbcClient.create(new SingleConnectionDataSource(connection, true)), event);
    }

    private void append(JdbcClient jdbc, String event) {
        new LiveStore(jdbc).append(List.of(TOPIC), List.of(event), clock.instant());
    }
}
