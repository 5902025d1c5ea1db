package parley.channel.testletter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import parley.channel.Channel;
import parley.channel.ChannelAdapter;
import parley.channel.Inbound;
import parley.channel.Outbound;
import parley.channel.Raw;
import parley.channel.SendOutcome;
import parley.people.customer.Identity;
import parley.platform.kernel.Capabilities;
import parley.platform.kernel.ChannelKey;

/// Stands in for a letter until the product has a channel of that tempo. Compiled for the browser tests
/// only, and no part of any build. A message is pushed as a line `id|party|text`.
@Component
public class TestLetter implements ChannelAdapter.Pushed<TestLetter.Settings> {

    /// Nothing has to be set.
    public record Settings() {}

    @Override
    public Descriptor<Settings> descriptor() {
        return new Descriptor<>(
                new ChannelKey("testletter"),
                new Capabilities(Capabilities.Tempo.DEFERRED, 1000, false, false, false, false),
                new Settings());
    }

    @Override
    public Admission admit(Channel channel, Settings settings, Raw raw) {
        return new Admission.Admitted("taken");
    }

    @Override
    public List<Inbound> parse(Channel channel, Settings settings, Raw raw) {
        String[] words = new String(raw.body(), StandardCharsets.UTF_8).split("\\|", 3);
        return List.of(new Inbound.Message(
                words[0], words[1], new Identity("testletter", words[1]), words[1], "en", words[2], List.of()));
    }

    @Override
    public SendOutcome send(Channel channel, Settings settings, Outbound outbound) {
        return new SendOutcome.Accepted(null);
    }
}
