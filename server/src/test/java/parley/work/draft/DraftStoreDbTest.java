package parley.work.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.platform.identity.PersonId;
import parley.testing.TestDatabase;
import parley.work.conversation.ConversationId;

class DraftStoreDbTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final DraftStore store = new DraftStore(DATABASE.jdbc());

    @Test
    void forgetsWhatNobodyHasTouchedForLongAndNothingElse() {
        var wu = new PersonId(new UUID(1, 1));
        var old = new ConversationId(new UUID(2, 1));
        var touched = new ConversationId(new UUID(2, 2));
        Instant then = NOW.minus(Duration.ofDays(31));
        store.save(wu, old, Draft.Mode.REPLY, "never sent", 0, then);
        long version = store.save(wu, touched, Draft.Mode.NOTE, "begun", 0, then)
                .orElseThrow()
                .version();
        store.save(wu, touched, Draft.Mode.NOTE, "gone on with", version, NOW.minus(Duration.ofDays(29)));

        assertThat(store.forget(NOW.minus(Duration.ofDays(30)))).isEqualTo(1);
        assertThat(store.find(wu, old, Draft.Mode.REPLY)).isEmpty();
        assertThat(store.find(wu, touched, Draft.Mode.NOTE))
                .hasValueSatisfying(draft -> assertThat(draft.text()).isEqualTo("gone on with"));
    }
}
