package io.bantin.article.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDeltaTests {

    @Test
    void leadsBackToTheEarlierTextForGeneratedEdits() {
        for (long seed = 0; seed < 3000; seed++) {
            var edits = new GeneratedEdits(seed);
            var earlier = edits.text();
            var later = seed % 5 == 0 ? edits.text() : edits.edited(earlier, "m");

            assertThat(TextDelta.back(later, earlier).applyTo(later))
                    .as("seed %d", seed)
                    .isEqualTo(earlier);
        }
    }

    @Test
    void takesSpaceForWhatChangedAlone() {
        var earlier = longText();
        var later = earlier.replace("đoạn 7 ", "đoạn bảy ").replace("đoạn 90 ", "");

        var delta = TextDelta.back(later, earlier);

        assertThat(delta.isWhole()).isFalse();
        assertThat(delta.text()).hasSizeLessThan(20);
        assertThat(delta.spans()).hasSizeLessThan(10);
    }

    @Test
    void findsTheChangeInAParagraphOfAHundredKilobytes() {
        var earlier = longText().replace("\n\n", " ");
        var later = earlier.replace("đoạn 7 ", "đoạn bảy ").replace("đoạn 90 ", "");

        assertThat(TextDelta.back(later, earlier).text()).hasSizeLessThan(20);
    }

    @Test
    void storesTheWholeTextWhereThatIsSmaller() {
        assertThat(TextDelta.back("bốn năm sáu", "một hai")).isEqualTo(TextDelta.whole("một hai"));
        assertThat(TextDelta.back("một", "").applyTo("một")).isEmpty();
    }

    private static String longText() {
        return IntStream.range(0, 1000)
                .mapToObj(
                        i -> "Đây là đoạn %d của bài, dài chừng một trăm chữ. Bà con gặt lúa sớm vì mưa.".formatted(i))
                .collect(Collectors.joining("\n\n"));
    }
}
