package io.bantin.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cleaning takes linear time: twice the text takes at most three times the processor time. */
class CleaningWorkTests {

    /** One character of each kind that the rules distinguish. */
    private static final List<String> KINDS = List.of(
            "a",
            " ",
            "\u00A0",
            "\n",
            "\u0301",
            "\u0302",
            "\u0306",
            "\u031B",
            "\u0323",
            "\u0344",
            "\u200B",
            "\u200C",
            "\u200D",
            "\u200E",
            "\u2067",
            "\u2069",
            "\u202E",
            "\u034F",
            "\uFE0F",
            "\u20E3",
            "\uD83D\uDC68",
            "\uD83C\uDFFB",
            "\uD83C\uDFF4",
            "\uDB40\uDC67",
            "\uDB40\uDC7F",
            "\uE000",
            "\uD800",
            "\u05D0",
            "\u05B0",
            "\u0645",
            "\u0DCA",
            "\u1160",
            "\u1112",
            "\uAC00",
            "\u1820",
            "\u180B",
            "\uFDFA",
            "\u0F43",
            "\u1E9B\u0323");

    static Stream<String> pairs() {
        return KINDS.stream()
                .flatMap(one -> Stream.concat(Stream.of(""), KINDS.stream()).map(two -> one + two));
    }

    @Test
    void doublesItsTimeWithTheText() {
        pairs().limit(200).forEach(pair -> time(pair, 200));

        assertThat(pairs().filter(CleaningWorkTests::growsTooFast)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leavesCleanTextUnchanged(String pair) {
        var clean = TextCleaner.clean(pair.repeat(50));

        assertThat(TextCleaner.clean(clean)).isEqualTo(clean);
        assertThat(TextCleaner.cleanMarkdown(clean)).isEqualTo(clean);
    }

    @Test
    void boundsTheMarksOfALetterAndReportsIt() {
        var cleaned = TextCleaner.cleaned("x" + "\u0327".repeat(1) + "\u0488".repeat(100));

        assertThat(cleaned.text()).hasSize(31);
        assertThat(cleaned.lost()).containsExactly("U+0488");
    }

    @Test
    void namesTheRemovedCharacters() {
        assertThat(TextCleaner.cleaned("a\uE000\uE000 \uD800b\uFFFE\u202E\uFEFF\u200B\u00AD")
                        .lost())
                .containsExactly("U+E000", "U+D800", "U+FFFE", "U+202E");
    }

    @Test
    void refusesTextThatIsFarTooLongWithoutReadingIt() {
        assertThat(TextCleaner.isFarLongerThan(250, "e\u0302\u0301".repeat(250)))
                .isFalse();
        assertThat(TextCleaner.isFarLongerThan(250, " ".repeat(1 << 20))).isTrue();
    }

    private static boolean growsTooFast(String pair) {
        return isThrice(pair, 500) && isThrice(pair, 10_000) && isThrice(pair, 10_000);
    }

    private static boolean isThrice(String pair, int times) {
        return time(pair, 2 * times)
                > 3 * time(pair, times) + Duration.ofNanos(300_000).toNanos();
    }

    private static long time(String repeated, int times) {
        var text = repeated.repeat(times);
        var threads = ManagementFactory.getThreadMXBean();
        var all = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            long start = threads.getCurrentThreadCpuTime();
            TextCleaner.clean(text);
            TextCleaner.cleanMarkdown(text);
            all.add(threads.getCurrentThreadCpuTime() - start);
        }
        Collections.sort(all);
        return all.get(1);
    }
}
