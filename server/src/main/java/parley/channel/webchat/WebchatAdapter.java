package parley.channel.webchat;

import org.springframework.stereotype.Component;
import parley.channel.ChannelAdapter;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;

/// The chat on a host page.
@Component
class WebchatAdapter implements ChannelAdapter<WebchatSettings> {

    static final ChannelKey KEY = new ChannelKey("webchat");
    static final Capabilities CAPABILITIES =
            new Capabilities(Capabilities.Tempo.LIVE_TEXT, 4000, true, true, true, true);

    @Override
    public Descriptor<WebchatSettings> descriptor() {
        return new Descriptor<>(KEY, CAPABILITIES, WebchatSettings.DEFAULT);
    }
}
