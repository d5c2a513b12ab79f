package io.bantin.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    @Test
    void rendersTextHeadingsAndLists() {
        assertThat(html("## Mùa lúa\n\nGặt *sớm*, **được** mùa.\n\n1. một\n2. hai"))
                .isEqualTo("""
                        <h2 id="mua-lua">Mùa lúa</h2>
                        <p>Gặt <em>sớm</em>, <strong>được</strong> mùa.</p>
                        <ol><li>một</li><li>hai</li></ol>
                        """);
    }

    @Test
    void rendersTablesWithTheirAlignment() {
        assertThat(html("| xã | tấn |\n|:--|--:|\n| Hòa An | 12 |"))
                .contains("<table>", "<th align=\"left\">xã</th>", "<td align=\"right\">12</td>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                "<https://youtu.be/dQw4w9WgXcQ?t=3>",
                "<iframe src=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ\"></iframe>",
                "https://m.youtube.com/shorts/dQw4w9WgXcQ"
            })
    void showsAVideoAsALink(String markdown) {
        var rendered = Markdown.render("Trước.\n\n" + markdown + "\n\nSau.", WorkBudget.within(Duration.ofMinutes(1)));

        assertThat(rendered.html())
                .contains(
                        "<figure><a href=\"https://www.youtube.com/watch?v&#61;dQw4w9WgXcQ\" rel=\"noopener noreferrer\">"
                                + "▶ <strong>YouTube</strong> <small>www.youtube.com/watch?v&#61;dQw4w9WgXcQ</small></a></figure>")
                .doesNotContain("iframe");
        assertThat(rendered.warnings()).isEmpty();
    }

    @Test
    void namesAVideoByItsTitleAndLeavesLinksInTextAlone() {
        assertThat(html("<iframe title=\"Gặt lúa\" src=\"https://player.vimeo.com/video/123456\"></iframe>"))
                .contains("href=\"https://vimeo.com/123456\"", "<strong>Gặt lúa</strong> <small>Vimeo</small>");
        assertThat(html("Xem https://youtu.be/dQw4w9WgXcQ nhé.")).doesNotContain("figure");
        assertThat(html("[phóng sự](https://youtu.be/dQw4w9WgXcQ)")).doesNotContain("figure");
        assertThat(html("<iframe src=\"https://evil.example/youtube.com/embed/dQw4w9WgXcQ\"></iframe>"))
                .doesNotContain("evil", "figure");
    }

    @Test
    void keepsTelephoneLinksAndQuotations() {
        assertThat(html("[0292 3 123 456](tel:+842923123456)")).contains("href=\"tel:");
        assertThat(html("> Được mùa.\n>\n> Bà Lan")).startsWith("<blockquote>");
        assertThat(html("<q>Được mùa</q>")).contains("<q>Được mùa</q>");
    }

    @Test
    void addsRelToLinks() {
        assertThat(html("[nguồn](https://example.org/tin)"))
                .isEqualTo("<p><a href=\"https://example.org/tin\" rel=\"noopener noreferrer\">nguồn</a></p>\n");
        assertThat(html("<toasoan@example.org>")).contains("href=\"mailto:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScript&#58;alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "<a href='java\tscript:alert(1)'>x</a>"
            })
    void removesScriptLinksAndKeepsTheirText(String markdown) {
        assertThat(html(markdown)).isEqualTo("<p>x</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a<script>alert(1)</script>b",
                "a<style>p{display:none}</style>b",
                "a<iframe src=\"https://evil.example\"></iframe>b",
                "a<svg onload=alert(1)></svg>b"
            })
    void removesElementsThatRunCode(String markdown) {
        assertThat(html(markdown)).isEqualTo("<p>ab</p>\n");
    }

    @Test
    void removesHandlersStylesAndComments() {
        assertThat(html("<b onclick=\"steal()\" style=\"color:red\" class=\"x\">đậm</b><!-- hỏi lại --> hết"))
                .isEqualTo("<p><b>đậm</b> hết</p>\n");
    }

    @Test
    void keepsScriptInCodeSpansAsText() {
        assertThat(html("`<script>`")).isEqualTo("<p><code>&lt;script&gt;</code></p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/a.jpg", "anh/b.png?w=100", "https://example.org/c.jpg"})
    void keepsImagesOfThisSiteAndHttps(String source) {
        assertThat(html("![cảnh](" + source + ")")).contains("<img src=", "alt=\"cảnh\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/a.jpg", "//example.org/a.jpg", "data:image/png;base64,AA", "/\\example.org/a"
            })
    void removesOtherImages(String source) {
        assertThat(html("<img src='" + source + "' onerror='alert(1)'>")).doesNotContain("src", "onerror");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "_a ", "~", "[", "![", "<b>", "`", "| ", "&", "\\"})
    @Timeout(60)
    void rendersOrRefusesLongRepetitions(String piece) {
        var markdown = piece.repeat((1 << 18) / piece.length());
        try {
            assertThat(html(markdown)).doesNotContain("<script");
        } catch (InvalidInput refused) {
            assertThat(refused).hasMessageContaining("body: ");
        }
    }

    @Test
    void refusesDeepNesting() {
        for (int levels : new int[] {101, 1_000}) {
            var emphasis = "*a _b ".repeat(levels) + "b_ a*".repeat(levels);
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> html(emphasis))
                    .withMessageContaining("100 levels");
        }
        assertThat(html(">".repeat(1 << 18))).hasSizeLessThan(3 << 20);
        assertThat(html("- ".repeat(1 << 17))).hasSizeLessThan(3 << 20);
    }

    @Test
    void refusesTablesWithTooManyCells() {
        var wide = "|a".repeat(20_000) + "|\n" + "|-".repeat(20_000) + "|\n" + "b\n".repeat(20_000);
        var quoted = wide.replaceAll("(?m)^", "> ");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> html(wide))
                .withMessageContaining("cells");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> html(quoted));
        assertThat(html("|a|b|\n|-|-|\n" + "|1|-|\n".repeat(10_000))).contains("<td>1</td>");
    }

    @Test
    void acceptsLongTablesAndListsOfDates() {
        assertThat(html("| thí sinh | điểm | trường |\n|:--|:-:|--:|\n" + "| An | 27 | Huế |\n".repeat(15_000)))
                .contains("<td align=\"right\">Huế</td>");
        assertThat(html("2026-11-27\n".repeat(60_000))).contains("2026-11-27");
    }

    @Test
    void refusesLinksWithTooLongAddresses() {
        var definition = "[a]: /" + "x".repeat(300_000) + "\n\n";

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> html(definition + "[a] ".repeat(20)))
                .withMessageContaining("addresses");
        assertThat(html(definition + "[a]")).contains("<a href");
    }

    private static String html(String markdown) {
        return Markdown.render(markdown, WorkBudget.within(Duration.ofMinutes(1)))
                .html();
    }
}
