package io.bantin.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.InvalidInput;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Combines all tokens that start something in Markdown or HTML. Text of twice the length takes at most three times the work. */
class RenderingWorkTests {

    private static final List<String> TOKENS = List.of(
            "<",
            ">",
            "[",
            "]",
            "(",
            ")",
            "!",
            "*",
            "_",
            "`",
            "&",
            "#",
            "-",
            "+",
            "=",
            "|",
            ":",
            "\"",
            "'",
            "\\",
            "\n",
            "\n\n",
            "a",
            " ",
            "1. ",
            "    ",
            "- ",
            "> ",
            "```",
            "~~~",
            "<a ",
            "</a>",
            "<b>",
            "<!--",
            "-->",
            "<?",
            "<![CDATA[",
            "<!A",
            "<x@y.",
            "http:",
            "](",
            "[a]: ",
            "&#",
            "&amp;",
            "**",
            "![",
            "<p>",
            "<td>",
            "<table>",
            "<div>",
            "<span style='font-weight:bold'>",
            "<o:p>",
            "<h2>",
            "<h2 id=\"a\">",
            "|-|\n",
            "a|b\n",
            "<a href=\"#a\">",
            "<p class=MsoListParagraph style='mso-list:l0 level2'>",
            "<img src=a>",
            "<center>",
            "[^a]",
            "[^a]: ",
            "\n\n[^a]: a",
            "===\n");

    /** A repeated part, and an opening token before or after it that is never closed. */
    private record Text(String first, String repeated, String last) {

        String of(int length) {
            return first + repeated.repeat(Math.max(1, length / repeated.length())) + last;
        }

        @Override
        public String toString() {
            return "%s%s…%s".formatted(first, repeated, last).replace("\n", "\\n");
        }
    }

    @Test
    void workIsLinearForEachPairOfTokens() {
        var failed = TOKENS.parallelStream()
                .flatMap(one -> Stream.concat(Stream.of(""), TOKENS.stream()).map(two -> new Text("", one + two, "")))
                .filter(RenderingWorkTests::growsTooFast)
                .toList();

        assertThat(failed).isEmpty();
    }

    @Test
    void workIsLinearForRandomCombinationsOfUpToFourTokens() {
        var random = new Random(20261127);
        var failed = IntStream.range(0, 600)
                .mapToObj(_ -> anyText(random))
                .filter(RenderingWorkTests::growsTooFast)
                .toList();

        assertThat(failed).isEmpty();
    }

    static Stream<String> onceQuadratic() {
        return Stream.of(
                "<",
                "<a ",
                "<x@y.",
                "[a](<b",
                "[",
                "![",
                "*a _b ",
                "b_ a*",
                "<div>",
                "<!--",
                "<?",
                "`a``b",
                "[a]: <b\n",
                "<span>a</span>",
                "<meta>",
                "<b><p>",
                "&",
                "> - ",
                "<p>\u00A0</p>",
                "a**b_c ",
                "\\[",
                "<table><tr>",
                "<h2>a</h2>");
    }

    /** The counted work does not include what the parsers do between two reads. */
    @ParameterizedTest
    @MethodSource("onceQuadratic")
    void processorTimeIsLinear(String repeated) {
        var text = new Text("", repeated, "");
        int length = 40_000;
        work(text.of(length));

        long once = medianTime(text.of(length));
        long twice = medianTime(text.of(2 * length));

        assertThat(twice).isLessThan(3 * once + Duration.ofMillis(150).toNanos());
    }

    private static Text anyText(Random random) {
        var repeated = new StringBuilder();
        for (int i = 0, tokens = 1 + random.nextInt(4); i < tokens; i++) {
            repeated.append(any(random));
        }
        return new Text(
                random.nextInt(3) == 0 ? any(random) : "",
                repeated.toString(),
                random.nextInt(3) == 0 ? any(random) : "");
    }

    private static String any(Random random) {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    /** The cost of nesting grows with each level up to the limit, which only the long text reaches. */
    private static boolean growsTooFast(Text text) {
        return growsTooFast(text, 800) && growsTooFast(text, 10_000);
    }

    private static boolean growsTooFast(Text text, int length) {
        return work(text.of(2 * length)) >= 3 * work(text.of(length));
    }

    private static long work(String markdown) {
        var budget = WorkBudget.within(Duration.ofMinutes(1));
        try {
            Markdown.render(markdown, budget);
        } catch (InvalidInput refused) {
            assertThat(refused).hasMessageContaining("body: ");
        }
        return budget.spent();
    }

    private static long medianTime(String markdown) {
        var threads = ManagementFactory.getThreadMXBean();
        var times = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            long start = threads.getCurrentThreadCpuTime();
            work(markdown);
            times.add(threads.getCurrentThreadCpuTime() - start);
        }
        var sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[1];
    }
}
