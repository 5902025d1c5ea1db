package parley.demo.crash;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import parley.demo.door.Api;

/// A customer who writes message after message, repeats what was not acknowledged, and now and then
/// ends a conversation and begins another.
final class VisitorLoad extends Load {

    private static final Duration TOO_FAST = Duration.ofMillis(100);

    private final Api api;
    private final String channel;
    private final String name;
    private final Ledger ledger;
    private final Random random;
    private final CrashTest.Shape shape;
    private @Nullable String token;
    private @Nullable String pending;
    private boolean isEnding;
    private int written;

    VisitorLoad(Api api, String channel, String name, Ledger ledger, Random random, CrashTest.Shape shape) {
        super(shape.pause());
        this.api = api;
        this.channel = channel;
        this.name = name;
        this.ledger = ledger;
        this.random = random;
        this.shape = shape;
    }

    @Override
    boolean step() throws InterruptedException {
        if (token == null) {
            Api.Answer answer = api.post("/webchat/" + channel + "/visitors", null, Map.of("language", "en"));
            token = answer.isDone() ? answer.text("token") : null;
            return true;
        }
        if (isEnding) {
            isEnding =
                    !api.post("/webchat/" + channel + "/end", token, Map.of()).isDone();
            return isEnding || !isEnough();
        }
        if (pending == null) {
            if (isEnough()) {
                isEnding = true;
                return true;
            }
            pending = name + "-" + written++;
        }
        write(token, pending);
        return true;
    }

    /// The same key for the same words, however often it takes.
    private void write(String own, String text) throws InterruptedException {
        Api.Answer answer = api.post("/webchat/" + channel + "/messages", own, text, Map.of("text", text));
        if (answer.isDone()) {
            ledger.acknowledge(text);
            pending = null;
            isEnding = random.nextInt(shape.endsOneIn()) == 0;
        } else if (answer.status() == 429) {
            Load.pause(TOO_FAST);
        }
    }
}
