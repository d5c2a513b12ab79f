package io.bantin.article.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.comparison.TextMerge.Conflict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextMergeTests {

    private static final String BASE = "Một.\n\nHai.\n\nBa.\n\nBốn.";

    @Test
    void takesEachParagraphFromWhoChangedIt() {
        var merge = TextMerge.of(BASE, "Một của tôi.\n\nHai.\n\nBa.\n\nBốn.", "Một.\n\nHai.\n\nBa.\n\nBốn của họ.");

        assertThat(merge.text()).isEqualTo("Một của tôi.\n\nHai.\n\nBa.\n\nBốn của họ.");
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void mergesChangesOfNeighbouringParagraphs() {
        var merge = TextMerge.of(BASE, "Một.\n\nHai của tôi.\n\nBa.\n\nBốn.", "Một.\n\nHai.\n\nBa của họ.\n\nBốn.");

        assertThat(merge.text()).isEqualTo("Một.\n\nHai của tôi.\n\nBa của họ.\n\nBốn.");
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void mergesAnInsertionBesideAChange() {
        var merge = TextMerge.of(BASE, "Một.\n\nMới.\n\nHai.\n\nBa.\n\nBốn.", "Một.\n\nHai của họ.\n\nBa.\n\nBốn.");

        assertThat(merge.text()).isEqualTo("Một.\n\nMới.\n\nHai của họ.\n\nBa.\n\nBốn.");
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    void handsBackAParagraphThatBothChanged() {
        var merge = TextMerge.of(BASE, "Một.\n\nHai của tôi.\n\nBa.\n\nBốn.", "Một.\n\nHai của họ.\n\nBa.\n\nBốn.");

        assertThat(merge.text()).isEqualTo("Một.\n\nHai của họ.\n\nBa.\n\nBốn.");
        assertThat(merge.conflicts()).containsExactly(new Conflict("Hai.", "Hai của tôi.", "Hai của họ.", 6));
    }

    @Test
    void handsBackAParagraphThatOneRemovedAndTheOtherChanged() {
        var removedByMe = TextMerge.of(BASE, "Một.\n\nBa.\n\nBốn.", "Một.\n\nHai của họ.\n\nBa.\n\nBốn.");
        var removedByThem = TextMerge.of(BASE, "Một.\n\nHai của tôi.\n\nBa.\n\nBốn.", "Một.\n\nBa.\n\nBốn.");

        assertThat(removedByMe.conflicts()).containsExactly(new Conflict("Hai.", "", "Hai của họ.", 6));
        assertThat(removedByThem.conflicts()).containsExactly(new Conflict("Hai.", "Hai của tôi.", "", 4));
        assertThat(removedByThem.text()).isEqualTo("Một.\n\nBa.\n\nBốn.");
    }

    @Test
    void handsBackTwoInsertionsAtOnePlaceUnlessTheyAreTheSame() {
        var different = TextMerge.of(BASE, BASE + "\n\nCủa tôi.", BASE + "\n\nCủa họ.");
        var same = TextMerge.of(BASE, BASE + "\n\nNhư nhau.", BASE + "\n\nNhư nhau.");

        assertThat(different.text()).isEqualTo(BASE + "\n\nCủa họ.");
        assertThat(different.conflicts()).containsExactly(new Conflict("", "Của tôi.", "Của họ.", BASE.length() + 2));
        assertThat(same).isEqualTo(TextMerge.of(BASE, BASE, BASE + "\n\nNhư nhau."));
    }

    @Test
    void keepsBlankLinesInsideCode() {
        var code = "```\na\n\n\nb\n```\n\nHai.\n";

        assertThat(TextMerge.of(code, code.replace("Hai", "Ba"), code.replace("a\n", "c\n"))
                        .text())
                .isEqualTo("```\nc\n\n\nb\n```\n\nBa.\n");
    }

    @Test
    void dropsNoWordOfGeneratedEdits() {
        for (long seed = 0; seed < 10_000; seed++) {
            var edits = new GeneratedEdits(seed);
            var base = edits.text();
            var mine = edits.edited(base, "m");
            var theirs = edits.edited(base, "t");

            var merge = TextMerge.of(base, mine, theirs);

            var found = merge.text() + merge.conflicts();
            assertThat(words(mine + " " + theirs, "[mt]\\d+"))
                    .as("seed %d: %s", seed, merge)
                    .allMatch(
                            word -> Arrays.asList(found.split("[^\\p{L}\\d]+")).contains(word));
            assertThat(merge.conflicts())
                    .as("seed %d", seed)
                    .allMatch(conflict -> merge.text().startsWith(conflict.theirs(), conflict.at()));
        }
    }

    @Test
    void isTheOtherTextWhenOnlyOneChanged() {
        for (long seed = 0; seed < 3000; seed++) {
            var edits = new GeneratedEdits(seed);
            var base = edits.text();
            var edited = edits.edited(base, "m");

            assertThat(TextMerge.of(base, edited, base).conflicts()).isEmpty();
            assertThat(TextMerge.of(base, base, edited).conflicts()).isEmpty();
            assertThat(paragraphs(TextMerge.of(base, edited, base).text()))
                    .as("seed %d", seed)
                    .isEqualTo(paragraphs(edited));
            assertThat(paragraphs(TextMerge.of(base, base, edited).text()))
                    .as("seed %d", seed)
                    .isEqualTo(paragraphs(edited));
        }
    }

    private static List<String> words(String text, String form) {
        return Arrays.stream(text.split("[^\\p{L}\\d]+"))
                .filter(word -> word.matches(form))
                .distinct()
                .collect(Collectors.toList());
    }

    private static List<String> paragraphs(String text) {
        return Paragraphs.of(text).texts();
    }
}
