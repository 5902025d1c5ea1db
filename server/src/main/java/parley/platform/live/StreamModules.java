package parley.platform.live;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import parley.platform.identity.TokenWatch;

/// What the modules above contribute to the stream.
@Component
record StreamModules(
        ObjectProvider<Audience> audiences,
        ObjectProvider<StreamListener> listeners,
        ObjectProvider<StreamCommand> commands,
        ObjectProvider<TokenWatch> tokens) {}
