package parley.platform.live;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What the modules above contribute to the stream.
@Component
record StreamModules(
        ObjectProvider<Audience> audiences,
        ObjectProvider<StreamListener> listeners,
        ObjectProvider<StreamCommand> commands) {}
