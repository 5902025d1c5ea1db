package parley.work.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.work.engine.Item.Facts;
import parley.work.engine.Item.Place;
import parley.work.engine.Item.StepReached;
import parley.work.queue.QueueId;

class TimersTest {

    private static final QueueId QUEUE = new QueueId(new UUID(2, 1));
    private static final long FAR = 1_000_000;

    private final Timers timers = new Timers();
    private final Lane lane =
            new Lane(new Lane.Key(QUEUE, Floor.CHAT, new Pool(new Who.Anybody()), 5, 0, false), 0, Rules.NONE);

    @Test
    void whatHasLeftIsForgottenLongBeforeItIsDue() {
        Waiting stays = waiting(0);
        timers.at(FAR, new Timers.Moves(stays));
        for (int i = 1; i < 100_000; i++) {
            Waiting one = waiting(i);
            timers.at(FAR - i, new Timers.Moves(one));
            one.leave();
        }
        assertThat(timers.size()).isLessThan(2_000);
        assertThat(timers.next()).isEqualTo(FAR);
        assertThat(timers.poll(FAR)).isEqualTo(new Timers.Moves(stays));
        assertThat(timers.poll(FAR)).isNull();
    }

    @Test
    void whatWasNotedFirstComesFirstAlsoAfterMuchWasForgotten() {
        var stay = IntStream.range(0, 3_000)
                .mapToObj(number -> {
                    Waiting gone = waiting(10_000 + number);
                    Waiting one = waiting(number);
                    timers.at(FAR, new Timers.Moves(gone));
                    timers.at(FAR, new Timers.Moves(one));
                    gone.leave();
                    return one;
                })
                .toList();
        for (Waiting one : stay) {
            timers.next();
            assertThat(timers.poll(FAR)).isEqualTo(new Timers.Moves(one));
        }
    }

    private Waiting waiting(int number) {
        return new Waiting(
                new Item(
                        new WorkId(new UUID(4, number)),
                        QUEUE,
                        Floor.CHAT,
                        Place.entered(0),
                        new StepReached(0, 0),
                        Facts.NONE,
                        Map.of()),
                Strategy.PLAIN,
                lane);
    }
}
