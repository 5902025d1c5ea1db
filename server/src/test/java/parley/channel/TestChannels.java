package parley.channel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.people.customer.Identity;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.kernel.ChannelKey;

/// Three channels that exist in tests only, one for each tempo and each way in. A message is a line
/// `id|party|text`; the line `poison` breaks the parser.
final class TestChannels {

    private TestChannels() {}

    record Settings(String secretWord) {}

    static List<Inbound> lines(Raw raw) {
        var found = new ArrayList<Inbound>();
        for (String line : new String(raw.body(), StandardCharsets.UTF_8).split("\n", -1)) {
            String[] words = line.split("\\|", -1);
            if (words.length != 3) {
                throw new IllegalArgumentException("not a message");
            }
            found.add(new Inbound.Message(
                    words[0], words[1], new Identity("test", words[1]), words[1], "en", words[2], List.of()));
        }
        return found;
    }

    static Raw raw(String text) {
        return new Raw(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Capabilities of(Tempo tempo) {
        return new Capabilities(tempo, 1000, false, false, false, false);
    }

    /// What a test channel was given to send, and what it answers.
    abstract static class Sending {
        final List<Outbound> sent = new CopyOnWriteArrayList<>();
        volatile Function<Outbound, SendOutcome> answer = any -> new SendOutcome.Accepted(null);

        public SendOutcome send(Channel channel, Settings settings, Outbound outbound) {
            SendOutcome outcome = answer.apply(outbound);
            sent.add(outbound);
            return outcome;
        }
    }

    /// A chat whose provider pushes.
    static final class Pushed extends Sending implements ChannelAdapter.Pushed<Settings> {
        static final ChannelKey KEY = new ChannelKey("test-pushed");

        @Override
        public Descriptor<Settings> descriptor() {
            return new Descriptor<>(KEY, of(Tempo.LIVE_TEXT), new Settings("open"));
        }

        @Override
        public Admission admit(Channel channel, Settings settings, Raw raw) {
            if (raw.body().length == 0) {
                return new Admission.Answered("hello");
            }
            return settings.secretWord().equals(raw.facts().get("x-word"))
                    ? new Admission.Admitted("got it")
                    : new Admission.Refused();
        }

        @Override
        public List<Inbound> parse(Channel channel, Settings settings, Raw raw) {
            return lines(raw);
        }
    }

    /// A mailbox that is asked for what is new.
    static final class Pulled extends Sending implements ChannelAdapter.Pulled<Settings> {
        static final ChannelKey KEY = new ChannelKey("test-pulled");

        final List<String> mailbox = new CopyOnWriteArrayList<>();

        @Override
        public Descriptor<Settings> descriptor() {
            return new Descriptor<>(KEY, of(Tempo.DEFERRED), new Settings("open"));
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(20);
        }

        @Override
        public Batch pull(Channel channel, Settings settings, @Nullable String cursor) {

            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            List<String> all = List.copyOf(mailbox);
            int to = Math.min(all.size(), from + 2);
            return new Batch(
                    all.subList(from, to).stream().map(TestChannels::raw).toList(),
                    Integer.toString(to),
                    to < all.size());
        }

        @Override
        public List<Inbound> parse(Channel channel, Settings settings, Raw raw) {
            return lines(raw);
        }
    }

    /// A line of its own, as for calls.
    static final class Listening extends Sending implements ChannelAdapter.Listening<Settings> {
        static final ChannelKey KEY = new ChannelKey("test-listening");

        final Map<ChannelId, Sink> sinks = new ConcurrentHashMap<>();

        @Override
        public Descriptor<Settings> descriptor() {
            return new Descriptor<>(KEY, of(Tempo.REAL_TIME), new Settings("open"));
        }

        @Override
        public AutoCloseable listen(Channel channel, Settings settings, Sink toSeam) {
            sinks.put(channel.id(), toSeam);
            return () -> sinks.remove(channel.id());
        }

        @Override
        public List<Inbound> parse(Channel channel, Settings settings, Raw raw) {
            return lines(raw);
        }
    }
}
