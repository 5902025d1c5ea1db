package parley.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What people read holds no sign of how it was written.
class ShownTextsTest {

    private static final Pattern LEFT_OVER = Pattern.compile("''|\\{\\d|\\{\\{|\\$\\{|%[sd]");

    /// Any pattern takes numbers, and none asks for more than a few.
    private static final Object[] VALUES = {3, 3, 3, 3, 3, 3};

    @Test
    void noTextShowsADoubledQuoteOrAHole() throws IOException {
        var found = new ArrayList<String>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Source.MAIN)) {
            files = all.filter(file -> file.getFileName().toString().matches("messages_..\\.properties"))
                    .toList();
        }
        for (Path file : files) {
            var texts = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                texts.load(reader);
            }
            for (String key : texts.stringPropertyNames()) {
                String shown = shown(texts.getProperty(key));
                if (LEFT_OVER.matcher(shown).find()) {
                    found.add(file + " " + key + ": " + shown);
                }
            }
        }

        assertThat(files).isNotEmpty();
        assertThat(found).isEmpty();
        assertThat(List.of("a ''''b", "'{0}'", "$'{'name}", "%s").stream().map(ShownTextsTest::shown))
                .allMatch(text -> LEFT_OVER.matcher(text).find());
        assertThat(LEFT_OVER.matcher(shown("You don''t have {0} of '{'a'}'.")).find())
                .isFalse();
    }

    /// In a pattern a quote is written twice, so whoever showed one unrendered would show two.
    @Test
    void onlyWhoRendersPatternsReadsThem() throws IOException {
        assertThat(Source.main().stream()
                        .filter(source -> source.text().contains("ResourceBundle"))
                        .map(Source::fileName))
                .containsExactly("Texts.java");
    }

    private static String shown(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).format(VALUES);
    }
}
