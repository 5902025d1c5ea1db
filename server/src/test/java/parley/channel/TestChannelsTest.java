package parley.channel;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import parley.work.queue.QueueId;

/// The channels that the seam is proved with keep the contract themselves.
class TestChannelsTest {

    abstract static class Contract extends AdapterContract<TestChannels.Settings> {

        @Override
        Channel channel() {
            return new Channel(
                    new ChannelId(new UUID(1, 1)),
                    adapter().descriptor().key(),
                    "Test",
                    new QueueId(new UUID(1, 2)),
                    "{}",
                    true);
        }

        @Override
        TestChannels.Settings settings() {
            return new TestChannels.Settings("open");
        }

        @Override
        Map<Raw, Integer> understood() {
            return Map.of(TestChannels.raw("1|li|hello"), 1, TestChannels.raw("2|li|hello\n3|wu|hi"), 2);
        }

        @Override
        List<Raw> broken() {
            return List.of(TestChannels.raw("poison"), TestChannels.raw(""));
        }
    }

    @Nested
    class OfAPushedChannel extends Contract {
        @Override
        ChannelAdapter<TestChannels.Settings> adapter() {
            return new TestChannels.Pushed();
        }
    }

    @Nested
    class OfAPulledChannel extends Contract {
        @Override
        ChannelAdapter<TestChannels.Settings> adapter() {
            return new TestChannels.Pulled();
        }
    }

    @Nested
    class OfAListeningChannel extends Contract {
        @Override
        ChannelAdapter<TestChannels.Settings> adapter() {
            return new TestChannels.Listening();
        }
    }
}
