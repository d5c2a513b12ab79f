package io.bantin.article.rendering.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.rendering.Markdown;
import io.bantin.article.rendering.capacity.WorkBudget;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlCleanerTests {

    @Test
    void makesIdsFromHeadings() {
        assertThat(html("## Phần hai\n\n## Phần hai\n\n## Phần hai-1\n\n### *Đà* Nẵng\n\n## 中国\n\n## !"))
                .contains(
                        "<h2 id=\"phan-hai\">",
                        "<h2 id=\"phan-hai-1\">",
                        "<h2 id=\"phan-hai-1-1\">",
                        "<h3 id=\"da-nang\">",
                        "<h2 id=\"中国\">",
                        "<h2 id=\"section\">");
    }

    @Test
    void prefixesTypedIds() {
        assertThat(html("<h2 id=\"main\">Một</h2>\n\n## Main\n\n[a](#main)"))
                .contains("<h2 id=\"user-content-main\">", "<h2 id=\"main-1\">", "href=\"#user-content-main\"");
    }

    @ParameterizedTest
    @CsvSource({
        "#phan-hai, #phan-hai",
        "#phần-hai, #phan-hai",
        "#Phần%20hai, #phan-hai",
        "#rieng, #user-content-rieng",
        "#cu, #user-content-cu"
    })
    void pointsLinksToHeadings(String typed, String shown) {
        var rendered =
                rendered("## Phần hai\n\n<h2 id=\"rieng\">Riêng</h2>\n\n<a name=\"cu\"></a>\n\n[a](" + typed + ")");

        assertThat(rendered.html()).contains("href=\"" + shown + "\"");
        assertThat(rendered.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "[a](#khong-co) ~ #khong-co",
                "[a](javascript:alert(1)) ~ javascript",
                "[a](ftp://example.org/a) ~ ftp://example.org/a",
                "![lúa](https://anh.example.org/a.jpg) ~ https://anh.example.org/a.jpg",
                "![lúa](http://anh.example.org/a.jpg) ~ http://anh.example.org/a.jpg",
                "![lúa](//anh.example.org/a.jpg) ~ //anh.example.org/a.jpg",
                "![lúa](data:image/png;base64,AA) ~ data:image/png",
                "![lúa]() ~ no address",
                "a <script>alert(1)</script> b ~ <script>",
                "<iframe src=\"https://example.org\"></iframe> ~ <iframe>",
                "<video src=\"a.mp4\"></video> ~ <video>",
                "<button>a</button> ~ <button>",
                "<b onclick=\"x()\">a</b> ~ onclick",
                "<p style=\"color:red\">a</p> ~ style"
            })
    void warnsAboutWhatReadersWillNotSee(String markdown, String named) {
        assertThat(rendered(markdown).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.field()).isEqualTo("body");
            assertThat(warning.text()).contains(named);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Tin\n\n*a* **b** `c` [d](/e) [f](https://example.org) <tel:+8425>\n\n- g\n\n> h\n\n| i |\n|:--|\n| j |",
                "<p class=\"x\" lang=\"vi\">a</p><!-- hỏi lại --><div>b</div><span>c</span>",
                "![lúa](/media/a.jpg \"Lúa\")"
            })
    void doesNotWarnAboutWhatReadersSee(String markdown) {
        assertThat(rendered(markdown).warnings()).isEmpty();
    }

    @Test
    void limitsTheNumberAndLengthOfWarnings() {
        assertThat(rendered("![a](https://example.org/a)\n".repeat(100)).warnings())
                .hasSize(1);
        var many = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            many.append("![a](https://example.org/").append(i).append(")\n");
        }
        assertThat(rendered(many.toString()).warnings()).hasSize(51);
    }

    @Test
    void removesWordMarkup() {
        var pasted = """
                <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
                <style><!-- p.MsoNormal {mso-style-parent:""} @page {} --></style>
                <p class=MsoNormal style='margin:0'><span lang=VI style='font-size:14pt'>Hội nghị</span><o:p></o:p></p>

                <p class=MsoNormal><o:p>&nbsp;</o:p></p>

                    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>Một</p>
                    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Hai</p>
                    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Ba</p>
                <p class=MsoNormal>ở <st1:place w:st="on">Đà Nẵng</st1:place></p>""";

        assertThat(html(pasted).replaceAll("\\s+", " ").strip())
                .isEqualTo("<p>Hội nghị</p> <ol><li>Một<ul><li>Hai</li></ul></li><li>Ba</li></ol><p>ở Đà Nẵng</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a)", "đ)", "IV.", "1.2.", "1.2", "Điều 5.", "Chương II"})
    void keepsLabelsThatHtmlListsCannotHave(String number) {
        var item = "<p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>%s<span>&nbsp;"
                + "&nbsp;</span></span>%s</p>";
        assertThat(html(item.formatted("1.", "Một") + item.formatted(number, "Hai") + item.formatted("2.", "Ba")))
                .isEqualTo("<ol><li>Một</li></ol><p>" + number + " Hai</p><ol start=\"2\"><li>Ba</li></ol>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"·", "o", "§", "Ø", "-", "•"})
    void turnsWordBulletsIntoAList(String bullet) {
        assertThat(html("<p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>" + bullet
                        + "<span>&nbsp;</span></span>Một</p>"))
                .isEqualTo("<ul><li>Một</li></ul>");
    }

    @Test
    void keepsStrikethroughQuotesAndListNumbers() {
        assertThat(html("<p><strike>100.000đ</strike> <q>rẻ</q></p><ol type=\"a\"><li>Một</li></ol>"))
                .isEqualTo("<p><s>100.000đ</s> <q>rẻ</q></p><ol type=\"a\"><li>Một</li></ol>");
    }

    @Test
    void removesWordMarkupWithinMarkdown() {
        assertThat(html("# Tin\n\nHội nghị<o:p></o:p> ở <st1:place w:st=\"on\">Huế</st1:place>\n\n"
                        + "<![if !supportLists]>a<![endif]> và <b style='mso-bidi-font-weight:normal'>b</b>"))
                .isEqualTo("<h1 id=\"tin\">Tin</h1>\n<p>Hội nghị ở Huế</p>\n<p>a và <b>b</b></p>\n");
        assertThat(html("`<o:p>` <https://example.org>")).contains("<code>&lt;o:p&gt;</code>", "https://example.org");
    }

    @Test
    void keepsEmphasisFromGoogleDocs() {
        assertThat(html("<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=\"ltr\"><span "
                        + "style=\"font-weight:700;font-style:italic\">Đậm</span><span style=\"color:#000\"> thường</span></p>"
                        + "<br></b>"))
                .startsWith("<p><strong><em>Đậm</em></strong> thường</p>");
    }

    @Test
    void keepsParagraphsAndTablesFromPortals() {
        assertThat(html("""
                        <div class="content"><div>Một</div><div>Hai<br></div>

                            <table>

                              <tr><td><p><font face="Arial">Ba</font></p></td></tr>
                            </table>

                        <p align="center"><img src="/media/a.jpg" alt="Lúa"></p><p style="text-align: center">Lúa chín</p></div>""").replaceAll(">\\s+<", "><"))
                .contains("<p>Một</p><p>Hai", "<td><p>Ba</p></td>", "<figure><img", "<figcaption>Lúa chín</figcaption>")
                .doesNotContain("<pre>");
    }

    @Test
    void treatsTextThatStartsWithAnElementAsMarkdown() {
        assertThat(html("<!-- hỏi lại -->\n# Tin <b>x</b>")).contains("<h1");
        assertThat(html("<p>a</p>\n\n*b* <b>c</b>")).contains("<em>b</em>");
    }

    private static RenderedBody rendered(String markdown) {
        return Markdown.render(markdown, WorkBudget.within(Duration.ofMinutes(1)));
    }

    private static String html(String markdown) {
        return rendered(markdown).html();
    }
}
