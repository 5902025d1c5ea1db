package parley.insight.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import parley.platform.settings.CentreSettings;
import parley.platform.settings.Setting;
import parley.platform.settings.SettingList;
import parley.platform.settings.SettingType;
import parley.platform.settings.Settings;

/// Where the field counts in several ways: which one holds here. A change acts on the past too.
@Component
class ReportSettings implements SettingList {

    private static final String GROUP = "report";

    static final Setting<String> SERVICE_LEVEL = new Setting<>(
            "report.service-level",
            new SettingType.Choice(
                    Arrays.stream(ServiceLevel.values()).map(Enum::name).toList()),
            ServiceLevel.SL3.name(),
            "",
            GROUP);
    static final Setting<Duration> SHORT_ABANDON = new Setting<>(
            "report.short-abandon",
            new SettingType.Span(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(5),
            "s",
            GROUP);
    static final Setting<Boolean> SL7_FLOW_OUTS = truth("report.sl7-flow-outs");
    static final Setting<Boolean> SL7_ABANDONED = truth("report.sl7-abandoned");
    static final Setting<Boolean> SL7_SHORT_ABANDONS = truth("report.sl7-short-abandons");

    private static Setting<Boolean> truth(String key) {
        return new Setting<>(key, new SettingType.Truth(), true, "", GROUP);
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(SERVICE_LEVEL, SHORT_ABANDON, SL7_FLOW_OUTS, SL7_ABANDONED, SL7_SHORT_ABANDONS);
    }

    /// What holds at the moment.
    static Metric.Terms terms(Settings settings) {
        return new Metric.Terms(
                ServiceLevel.valueOf(settings.get(SERVICE_LEVEL)),
                new ServiceLevel.Switches(
                        settings.get(SL7_FLOW_OUTS), settings.get(SL7_ABANDONED), settings.get(SL7_SHORT_ABANDONS)),
                settings.get(SHORT_ABANDON).toNanos() / 1000);
    }

    /// The zone of the centre; UTC where what somebody typed there is none.
    static ZoneId zone(Settings settings) {
        try {
            return ZoneId.of(settings.get(CentreSettings.TIME_ZONE));
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
