package parley.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import parley.people.customer.Identity;
import parley.testing.TestDatabase;
import parley.testing.Wire;

/// A flood of messages while the database is away: one waits for a connection in vain, and all who
/// wait are told with it.
class IntakeOutageModuleTest {
    static {
    }

    private static final int FLOOD = 120;
    private static final int KNOWN = 20;

    /// The pool gives up after 5 s. One after the other, and ten at a time where each is alone, the
    /// flood would take minutes.
    private static final int MOST_SECONDS = 30;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void everybodyIsToldSoonAndWhatIsSentAgainIsStoredOnce() throws Exception {
        try (Wire wire = new Wire(DATABASE.address());
                ChannelCentre centre = new ChannelCentre(wire.address(), folder, List.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Channel channel = centre.channel(TestChannels.Pushed.KEY);
            for (int party = 0; party < KNOWN; party++) {
                receive(centre, channel, party, "first");
            }

            wire.cut();
            // who is new would be taken in alone
            var answers = new ArrayList<Future<Intake.Received>>();
            for (int party = 0; party < FLOOD; party++) {
                int who = party;
                answers.add(threads.submit(() -> receive(centre, channel, who, "second")));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            for (Future<Intake.Received> answer : answers) {
                assertThatThrownBy(answer::get)
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOfAny(
                                CannotCreateTransactionException.class,
                                DataAccessResourceFailureException.class,
                                TransactionSystemException.class);
            }

            wire.mend();
            for (int party = 0; party < 2 * KNOWN; party++) {
                assertThat(receive(centre, channel, party, "second").isDuplicate())
                        .isFalse();
            }
            assertThat(receive(centre, channel, 0, "second").isDuplicate()).isTrue();
        }
    }

    private static Intake.Received receive(ChannelCentre centre, Channel channel, int party, String text) {
        String name = "p" + party;
        return centre.bean(SharedIntake.class)
                .receive(
                        channel.id(),
                        new Inbound.Message(
                                name + text, name, new Identity("test", name), name, "en", text, List.of()));
    }
}
