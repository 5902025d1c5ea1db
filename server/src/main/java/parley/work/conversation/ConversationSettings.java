package parley.work.conversation;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.kernel.Capabilities.Tempo;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;
import parley.platform.settings.Settings;

/// What administrators may change about the life of conversations.
@Component
class ConversationSettings implements SettingList {

    static final Setting<Duration> REOPEN_LIVE = span("reopen-live", Duration.ofHours(1));
    static final Setting<Duration> REOPEN_DEFERRED = span("reopen-deferred", Duration.ofDays(7));

    private static Setting<Duration> span(String name, Duration standard) {
        var type = new SettingType.Span(Duration.ZERO, Duration.ofDays(60));
        return new Setting<>("conversation." + name, type, standard, "s", "conversation");
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(REOPEN_LIVE, REOPEN_DEFERRED);
    }

    /// How long after its end a conversation goes on when the customer writes again.
    static Duration reopensWithin(Settings settings, Tempo tempo) {
        return settings.get(tempo == Tempo.DEFERRED ? REOPEN_DEFERRED : REOPEN_LIVE);
    }
}
