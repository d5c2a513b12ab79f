package io.bantin.article.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.comparison.TextChange.Op;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lúa chín sớm. | Lúa chín muộn. | =Lúa chín / -sớm / +muộn / =.",
                "Mưa lớn ở Huế | Mưa rất lớn ở Huế | =Mưa / +rất / =lớn ở Huế",
                "một hai ba bốn | một năm sáu bốn | =một / -hai ba / +năm sáu / =bốn",
                "Hội nghị. Bế mạc. | Hội nghị. Khai mạc. | =Hội nghị. / -Bế / +Khai / =mạc.",
                "a | b | -a / +b",
                "a | a | =a"
            })
    void showsWhichWordsChanged(String before, String after, String expected) {
        var shown = TextDiff.of(before, after).stream()
                .map(change -> change.op().sign() + change.text().strip())
                .collect(Collectors.joining(" / "));

        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void keepsParagraphsThatMoveApart() {
        var changes = TextDiff.of("Một.\n\nHai.\n\nBa.", "Một.\n\nMới.\n\nHai.\n\nBa.");

        assertThat(changes)
                .containsExactly(
                        new TextChange(Op.KEPT, "Một.\n\n"),
                        new TextChange(Op.ADDED, "Mới.\n\n"),
                        new TextChange(Op.KEPT, "Hai.\n\nBa."));
    }

    @Test
    void holdsBothTextsForGeneratedEdits() {
        for (long seed = 0; seed < 3000; seed++) {
            var edits = new GeneratedEdits(seed);
            var before = edits.text();
            var after = seed % 5 == 0 ? edits.text() : edits.edited(before, "m");

            var changes = TextDiff.of(before, after);

            assertThat(joined(changes, Op.REMOVED)).as("seed %d", seed).isEqualTo(before);
            assertThat(joined(changes, Op.ADDED)).as("seed %d", seed).isEqualTo(after);
            assertThat(changes)
                    .as("seed %d", seed)
                    .noneMatch(change -> change.text().isEmpty());
        }
    }

    @Test
    void reportsAllBetweenTheCommonEndsAsReplacedWhenTheBudgetIsSpent() {
        assertThat(TextDiff.of("a b c d e", "a x c y e", ComparisonBudget.of(0)))
                .containsExactly(
                        new TextChange(Op.KEPT, "a "),
                        new TextChange(Op.REMOVED, "b c d"),
                        new TextChange(Op.ADDED, "x c y"),
                        new TextChange(Op.KEPT, " e"));
    }

    /** Quadratic work without a budget: two mebibytes of words that share nothing would take hours. */
    @Test
    void comparesTheLargestTextsThatShareNothing() {
        var ones = "một ".repeat(200_000);
        var twos = "hai\n".repeat(200_000);

        assertThat(joined(TextDiff.of(ones, twos), Op.REMOVED)).isEqualTo(ones);
    }

    private static String joined(List<TextChange> changes, Op other) {
        return changes.stream()
                .filter(change -> Arrays.asList(Op.KEPT, other).contains(change.op()))
                .map(TextChange::text)
                .collect(Collectors.joining());
    }
}
