package io.bantin.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** One row of {@code cases.tsv} for each rule; the build runs them a second time with Turkish as the JVM's language. */
class TextTableTests {

    private static final JsonMapper JSON = new JsonMapper();

    record Case(String group, String input, String expected, String rule) {

        static Case of(String row) {
            var cells = List.of(row.split("\t", -1));
            return new Case(cells.get(0), unescaped(cells.get(1)), unescaped(cells.get(2)), cells.get(3));
        }

        private static String unescaped(String cell) {
            return JSON.readValue('"' + cell + '"', String.class);
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream rows = Objects.requireNonNull(TextTableTests.class.getResourceAsStream("cases.tsv"))) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(Case::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void treatsTextByTheTable(Case row) {
        assertThat(treated(row.group(), row.input())).as(row.rule()).isEqualTo(row.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesNothingTheSecondTime(Case row) {
        assertThat(treated(row.group(), row.expected())).as(row.rule()).isEqualTo(row.expected());
    }

    @Test
    void runsInTheLanguageThatTheBuildAskedFor() {
        var language = System.getProperty("bantin.test.language");
        assumeTrue(language != null, "only the build's second run asks for a language");
        assertThat(Locale.getDefault().getLanguage()).isEqualTo(language);
        assertThat("THI".toLowerCase()).isEqualTo("thı");
    }

    private static String treated(String group, String text) {
        return switch (group) {
            case "nfc", "clean" -> TextCleaner.clean(text);
            case "markdown" -> TextCleaner.cleanMarkdown(text);
            case "slug" -> Slug.of(text);
            default -> throw new IllegalArgumentException("No such group: " + group);
        };
    }
}
