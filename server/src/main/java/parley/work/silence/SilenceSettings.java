package parley.work.silence;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;
import parley.platform.settings.Settings;
import parley.work.silence.Stillness.Patience;

/// What administrators may change about silences.
@Component
class SilenceSettings implements SettingList {

    static final Setting<Duration> LEFT_WARNING = span("customer-left-warning", Duration.ofMinutes(2));
    static final Setting<Duration> LEFT_END = span("customer-left-end", Duration.ofMinutes(5));
    static final Setting<Duration> SILENT_WARNING = span("customer-silent-warning", Duration.ofMinutes(5));
    static final Setting<Duration> SILENT_END = span("customer-silent-end", Duration.ofMinutes(5));
    static final Setting<Duration> AGENT_WARNING = span("agent-silent-warning", Duration.ofMinutes(2));
    static final Setting<Duration> AGENT_END = span("agent-silent-return", Duration.ofMinutes(3));

    private static Setting<Duration> span(String name, Duration standard) {
        var type = new SettingType.Span(Duration.ZERO, Duration.ofDays(60));
        // they stand beside the other settings of conversations, where people look for them
        return new Setting<>("conversation." + name, type, standard, "s", "conversation");
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LEFT_WARNING, LEFT_END, SILENT_WARNING, SILENT_END, AGENT_WARNING, AGENT_END);
    }

    /// How long silences may be.
    static Map<Silence, Patience> patience(Settings settings) {
        return Arrays.stream(Silence.values())
                .collect(Collectors.toMap(Function.identity(), silence -> patience(settings, silence)));
    }

    /// How long this silence may be.
    static Patience patience(Settings settings, Silence silence) {
        return switch (silence) {
            case CUSTOMER_LEFT -> new Patience(settings.get(LEFT_WARNING), settings.get(LEFT_END));
            case CUSTOMER_SILENT -> new Patience(settings.get(SILENT_WARNING), settings.get(SILENT_END));
            case AGENT_SILENT -> new Patience(settings.get(AGENT_WARNING), settings.get(AGENT_END));
        };
    }
}
