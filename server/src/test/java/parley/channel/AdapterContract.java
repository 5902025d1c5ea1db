package parley.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.platform.kernel.Capabilities;
import tools.jackson.databind.json.JsonMapper;

/// What every adapter keeps, whatever its channel. A channel's test extends this and gives examples
/// of what its provider really sends.
///
/// @param <S> the adapter's settings
abstract class AdapterContract<S extends Record> {

    /// The adapter under test.
    abstract ChannelAdapter<S> adapter();

    /// A configured channel of it.
    abstract Channel channel();

    /// Settings with which it works.
    abstract S settings();

    /// What the provider sends, and how many things are in it.
    abstract Map<Raw, Integer> understood();

    /// What cannot be understood.
    abstract List<Raw> broken();

    @Test
    void saysTheSameOfItselfAtEveryCall() {
        assertThat(adapter().descriptor()).isEqualTo(adapter().descriptor());
        assertThat(adapter().descriptor().defaults()).isInstanceOf(settings().getClass());
        assertThat(adapter().descriptor().capabilities().tempo()).isIn((Object[]) Capabilities.Tempo.values());
    }

    @Test
    void understandsWhatItsProviderSends() {
        understood()
                .forEach((raw, count) ->
                        assertThat(adapter().parse(channel(), settings(), raw)).hasSize(count));
    }

    /// The seam recognises repetitions by these ids, so they must come from the bytes alone.
    @Test
    void givesTheSameBytesTheSameIds() {
        understood()
                .keySet()
                .forEach(raw -> assertThat(adapter().parse(channel(), settings(), raw))
                        .isEqualTo(adapter().parse(channel(), settings(), raw)));
    }

    @Test
    void givesEveryMessageOfABatchAnIdOfItsOwn() {
        understood().keySet().forEach(raw -> {
            var seen = new HashSet<String>();
            for (Inbound thing : adapter().parse(channel(), settings(), raw)) {
                if (thing instanceof Inbound.Message message) {
                    assertThat(seen.add(message.externalId())).isTrue();
                    assertThat(message.externalId()).isNotBlank();
                    assertThat(message.party()).isNotBlank();
                }
            }
        });
    }

    @Test
    void throwsWhatItCannotUnderstandInsteadOfGuessing() {
        broken().forEach(raw -> assertThatThrownBy(() -> adapter().parse(channel(), settings(), raw))
                .isInstanceOf(RuntimeException.class));
    }

    @Test
    void describesItsSettingsForAForm() {
        S defaults = adapter().descriptor().defaults();
        if (defaults.getClass().getPackageName().contains(".channel.")) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                assertThat(ChannelForm.name(adapter().descriptor(), language)).isNotBlank();
                assertThat(ChannelForm.fields(defaults, language, JsonMapper.shared()))
                        .hasSize(defaults.getClass().getRecordComponents().length);
            }
        }
    }
}
