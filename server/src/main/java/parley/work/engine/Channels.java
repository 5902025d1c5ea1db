package parley.work.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.platform.kernel.ChannelKey;

/// The channels that have been heard of, with a number each.
final class Channels {

    private final Map<ChannelKey, Integer> numbers = new HashMap<>();
    private final List<ChannelKey> channels = new ArrayList<>();

    int count() {
        return channels.size();
    }

    ChannelKey at(int number) {
        return channels.get(number);
    }

    boolean isKnown(ChannelKey channel) {
        return numbers.containsKey(channel);
    }

    /// The channel's number, which it has from now on.
    int number(ChannelKey channel) {
        Integer known = numbers.get(channel);
        if (known != null) {
            return known;
        }
        channels.add(channel);
        numbers.put(channel, channels.size() - 1);
        return channels.size() - 1;
    }
}
