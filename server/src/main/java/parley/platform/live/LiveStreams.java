package parley.platform.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.springframework.stereotype.Component;

/// The open streams of this process, by topic.
@Component
class LiveStreams {

    private final ConcurrentMap<Topic, Set<Stream>> byTopic = new ConcurrentHashMap<>();

    void close(Stream stream) {
        stream.topics().forEach(topic -> unfollow(stream, topic));
    }

    void follow(Stream stream, Topic topic) {
        if (stream.add(topic)) {
            // inside compute, so that a topic is not dropped between looking it up and joining it
            byTopic.compute(topic, (any, streams) -> {
                Set<Stream> joined = streams == null ? new CopyOnWriteArraySet<>() : streams;
                joined.add(stream);
                return joined;
            });
        }
    }

    void unfollow(Stream stream, Topic topic) {
        stream.remove(topic);
        byTopic.computeIfPresent(topic, (any, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    void deliver(List<LiveEntry> entries, String epoch) {
        for (LiveEntry entry : entries) {
            var followers = new LinkedHashSet<Stream>();
            for (String topic : entry.topics()) {
                followers.addAll(byTopic.getOrDefault(new Topic(topic), Set.of()));
            }
            if (!followers.isEmpty()) {
                String frame = Frames.entry(entry, epoch);
                followers.forEach(stream -> stream.deliver(entry, frame));
            }
        }
    }

    void show(Topic topic, String snapshot) {
        String frame = Frames.snapshot(snapshot);
        byTopic.getOrDefault(topic, Set.of()).forEach(stream -> stream.send(frame));
    }

    void show(Topic topic, String snapshot, Stream except) {
        String frame = Frames.snapshot(snapshot);
        for (Stream stream : byTopic.getOrDefault(topic, Set.of())) {
            if (!stream.id().equals(except.id())) {
                stream.send(frame);
            }
        }
    }
}
