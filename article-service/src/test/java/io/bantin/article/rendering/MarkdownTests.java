package io.bantin.article.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.kit.problems.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    @Test
    void rendersTextHeadingsAndLists() {
        assertThat(Markdown.toHtml("## Mùa lúa\n\nGặt *sớm*, **được** mùa.\n\n1. một\n2. hai"))
                .isEqualTo("""
                        <h2 id="mua-lua">Mùa lúa</h2>
                        <p>Gặt <em>sớm</em>, <strong>được</strong> mùa.</p>
                        <ol><li>một</li><li>hai</li></ol>
                        """);
    }

    @Test
    void rendersTablesWithTheirAlignment() {
        assertThat(Markdown.toHtml("| xã | tấn |\n|:--|--:|\n| Hòa An | 12 |"))
                .contains("<table>", "<th align=\"left\">xã</th>", "<td align=\"right\">12</td>");
    }

    @Test
    void givesLinksARel() {
        assertThat(Markdown.toHtml("[nguồn](https://example.org/tin)"))
                .isEqualTo("<p><a href=\"https://example.org/tin\" rel=\"noopener noreferrer\">nguồn</a></p>\n");
        assertThat(Markdown.toHtml("<toasoan@example.org>")).contains("href=\"mailto:");
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
    void keepsTheTextOfALinkThatRunsScript(String markdown) {
        assertThat(Markdown.toHtml(markdown)).isEqualTo("<p>x</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a<script>alert(1)</script>b",
                "a<style>p{display:none}</style>b",
                "a<iframe src=\"https://evil.example\"></iframe>b",
                "a<svg onload=alert(1)></svg>b"
            })
    void removesWhatRuns(String markdown) {
        assertThat(Markdown.toHtml(markdown)).isEqualTo("<p>ab</p>\n");
    }

    @Test
    void removesHandlersStylesAndComments() {
        assertThat(Markdown.toHtml(
                        "<b onclick=\"steal()\" style=\"color:red\" class=\"x\">đậm</b><!-- hỏi lại --> hết"))
                .isEqualTo("<p><b>đậm</b> hết</p>\n");
    }

    @Test
    void keepsScriptInCodeAsText() {
        assertThat(Markdown.toHtml("`<script>`")).isEqualTo("<p><code>&lt;script&gt;</code></p>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/a.jpg", "anh/b.png?w=100", "https://example.org/c.jpg"})
    void showsImagesOfThisSiteOrByHttps(String source) {
        assertThat(Markdown.toHtml("![cảnh](" + source + ")")).contains("<img src=", "alt=\"cảnh\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/a.jpg", "//example.org/a.jpg", "data:image/png;base64,AA", "/\\example.org/a"
            })
    void leavesOutOtherImages(String source) {
        assertThat(Markdown.toHtml("<img src='" + source + "' onerror='alert(1)'>"))
                .doesNotContain("src", "onerror");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "_a ", "~", "[", "![", "<b>", "`", "| ", "&", "\\"})
    @Timeout(60)
    void answersWhateverIsRepeatedOverAndOver(String piece) {
        var markdown = piece.repeat((1 << 18) / piece.length());
        try {
            assertThat(Markdown.toHtml(markdown)).doesNotContain("<script");
        } catch (InvalidInput refused) {
            assertThat(refused).hasMessageContaining("body: ");
        }
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        for (int levels : new int[] {101, 1_000}) {
            var emphasis = "*a _b ".repeat(levels) + "b_ a*".repeat(levels);
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> Markdown.toHtml(emphasis))
                    .withMessageContaining("100 levels");
        }
        assertThat(Markdown.toHtml(">".repeat(1 << 18))).hasSizeLessThan(3 << 20);
        assertThat(Markdown.toHtml("- ".repeat(1 << 17))).hasSizeLessThan(3 << 20);
    }

    @Test
    void refusesTablesThatFillTheMemory() {
        var wide = "|a".repeat(20_000) + "|\n" + "|-".repeat(20_000) + "|\n" + "b\n".repeat(20_000);
        var quoted = wide.replaceAll("(?m)^", "> ");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Markdown.toHtml(wide))
                .withMessageContaining("cells");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Markdown.toHtml(quoted));
        assertThat(Markdown.toHtml("|a|b|\n|-|-|\n" + "|1|-|\n".repeat(10_000))).contains("<td>1</td>");
    }

    @Test
    void takesLongTablesAndListsOfDates() {
        assertThat(Markdown.toHtml(
                        "| thí sinh | điểm | trường |\n|:--|:-:|--:|\n" + "| An | 27 | Huế |\n".repeat(15_000)))
                .contains("<td align=\"right\">Huế</td>");
        assertThat(Markdown.toHtml("2026-11-27\n".repeat(60_000))).contains("2026-11-27");
    }

    @Test
    void refusesAddressesThatFillTheMemory() {
        var definition = "[a]: /" + "x".repeat(300_000) + "\n\n";

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Markdown.toHtml(definition + "[a] ".repeat(20)))
                .withMessageContaining("addresses");
        assertThat(Markdown.toHtml(definition + "[a]")).contains("<a href");
    }
}
