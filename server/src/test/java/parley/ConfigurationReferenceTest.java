package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import parley.platform.kernel.Texts;

/// The reference of `parley.properties` in both languages is made from the records that read it.
/// After a wanted change, `PARLEY_WRITE_CONFIGURATION=1` writes it anew.
class ConfigurationReferenceTest {

    private static final String ENGLISH = """
            # Configuration

            How Parley starts. These keys stand in `parley.properties`, one `key=value` a line, in UTF-8:
            beside the `parley` command, or in the data folder, where the latter wins. Each can also be an
            environment variable: `parley.http.certificate` is `PARLEY_HTTP_CERTIFICATE`. A key that is not
            in this list stops the start. How Parley serves (texts, limits, channels) is set in its pages.

            Port, host, data folder and database are given on the command line: `./parley help`.

            | key | takes | default | what it is for |
            |---|---|---|---|
            """;

    private static final String CHINESE = """
            # 配置项

            这些配置项决定 Parley 如何启动，写在 `parley.properties` 中，每行一个 `key=value`，使用 UTF-8
            编码。文件放在 `parley` 命令旁边或数据目录里，两处都有时以数据目录为准。也可以使用环境变量：
            `parley.http.certificate` 对应 `PARLEY_HTTP_CERTIFICATE`。出现表中没有的键时，Parley 不会启动。
            服务方式（文案、限额、渠道）在页面中设置。

            端口、监听地址、数据目录和数据库在命令行上给出：`./parley help`。

            | 键 | 取值 | 默认值 | 用途 |
            |---|---|---|---|
            """;

    @ParameterizedTest
    @CsvSource({"en", "zh"})
    void theReferenceIsWhatTheCodeReads(String language) throws IOException {
        Path file = Path.of("../docs/guide", language, "configuration.md");
        String said = reference(Locale.forLanguageTag(language));
        if (Objects.equals(System.getenv("PARLEY_WRITE_CONFIGURATION"), "1")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, said);
        }

        assertThat(said).contains("`parley.http.certificate`").contains("`14h`").doesNotContain("parley.data.folder");
        assertThat(said).isEqualTo(Files.readString(file));
    }

    private static String reference(Locale language) {
        var page = new StringBuilder(language.getLanguage().equals("zh") ? CHINESE : ENGLISH);
        for (Class<?> type : KnownProperties.records()) {
            for (RecordComponent component : type.getRecordComponents()) {
                String key = KnownProperties.key(type, component);
                if (!StartProperties.COMMAND_LINE.contains(key)) {
                    page.append("| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    key,
                                    takes(component.getType()),
                                    standard(type, component),
                                    Texts.text(type, language, "property." + key)));
                }
            }
        }
        return page.toString();
    }

    private static String takes(Class<?> type) {
        if (type.isEnum()) {
            return java.util.Arrays.stream(type.getEnumConstants())
                    .map(value -> "`" + value.toString().toLowerCase(Locale.ROOT) + "`")
                    .collect(java.util.stream.Collectors.joining(", "));
        }
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String standard(Class<?> type, RecordComponent component) {
        return java.util.stream.Stream.of(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(value -> value != null && value.value().length > 0)
                .map(value -> "`" + String.join(",", value.value()) + "`")
                .findFirst()
                .orElse("–");
    }
}
