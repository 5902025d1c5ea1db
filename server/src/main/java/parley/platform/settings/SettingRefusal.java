package parley.platform.settings;

import parley.platform.kernel.ProblemException;

/// Says what a setting takes, without the value that it did not take.
record SettingRefusal(Setting<?> setting) {

    ProblemException problem() {
        return new ProblemException(SettingsProblem.SETTING_INVALID, setting.key(), expected(setting.type()));
    }

    /// In signs that read the same in every language.
    private static String expected(SettingType<?> type) {
        return switch (type) {
            case SettingType.Whole(long least, long most) -> least + " … " + most;
            case SettingType.Truth() -> "true | false";
            case SettingType.Text(int longest) -> "\"…\" ≤ " + longest;
            case SettingType.Choice(var choices) -> String.join(" | ", choices);
            case SettingType.Span(var least, var most) -> least.toSeconds() + " … " + most.toSeconds() + " s";
            case SettingType.Secret(int longest) -> "\"…\" 1 … " + longest;
        };
    }
}
