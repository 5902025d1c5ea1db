package parley.platform.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.platform.identity.TokenWatch;

/// What the modules above contribute to the stream. Looked up once, at the first use: they depend
/// on the stream themselves, and looking up costs more than most of what they are asked.
@Component
class StreamModules {

    private final Looked<Audience> audiences;
    private final Looked<StreamListener> listeners;
    private final Looked<StreamCommand> commands;
    private final Looked<TokenWatch> tokens;

    StreamModules(
            ObjectProvider<Audience> audiences,
            ObjectProvider<StreamListener> listeners,
            ObjectProvider<StreamCommand> commands,
            ObjectProvider<TokenWatch> tokens) {
        this.audiences = new Looked<>(audiences);
        this.listeners = new Looked<>(listeners);
        this.commands = new Looked<>(commands);
        this.tokens = new Looked<>(tokens);
    }

    List<Audience> audiences() {
        return audiences.up();
    }

    List<StreamListener> listeners() {
        return listeners.up();
    }

    List<StreamCommand> commands() {
        return commands.up();
    }

    List<TokenWatch> tokens() {
        return tokens.up();
    }

    private static final class Looked<T> {
        private final ObjectProvider<T> provider;
        private volatile @Nullable List<T> found;

        Looked(ObjectProvider<T> provider) {
            this.provider = provider;
        }

        List<T> up() {
            List<T> known = found;
            if (known == null) {
                known = provider.orderedStream().toList();
                found = known;
            }
            return known;
        }
    }
}
