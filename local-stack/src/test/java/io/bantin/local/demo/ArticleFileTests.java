package io.bantin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.local.plan.CommandFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleFileTests {

    private static final Path FILE = Path.of("bai.md");

    @Test
    void readsFrontMatterAndBody() {
        var article = ArticleFile.parse(FILE, """
                ---
                title: "Chợ nổi: họp sớm"
                lead: Từ 5 giờ
                cover:
                  alt: "Ghe"
                  caption: Một chiếc ghe
                categories: [cho-noi, doi-song]
                byline: Lê Vy
                publishedAt: 2020-01-09
                ---

                Đoạn một.

                ---

                Đoạn hai.
                """);

        assertThat(article.title()).isEqualTo("Chợ nổi: họp sớm");
        assertThat(article.categories()).containsExactly("cho-noi", "doi-song");
        assertThat(article.body()).isEqualTo("Đoạn một.\n\n---\n\nĐoạn hai.");
        assertThat(article.draftIn(List.of("c1", "c2")))
                .containsEntry("categoryIds", List.of("c1", "c2"))
                .containsEntry("cover", Map.of("alt", "Ghe", "caption", "Một chiếc ghe"))
                .containsEntry("byline", List.of("Lê Vy"))
                .containsEntry("tags", List.of())
                .containsEntry("source", null)
                .containsEntry("language", "vi")
                .doesNotContainKey("publishedAt");
    }

    @Test
    void readsFilesOfWindowsEditors() {
        var article = ArticleFile.parse(FILE, "\uFEFF---\r\ntitle: A\r\ncategories: c\r\n---\r\nB\r\n");

        assertThat(article.title()).isEqualTo("A");
        assertThat(article.body()).isEqualTo("B");
    }

    @Test
    void refusesWhatIsNoArticle() {
        assertThatThrownBy(() -> ArticleFile.parse(FILE, "Chỉ có chữ.")).isInstanceOf(CommandFailed.class);
        assertThatThrownBy(() -> ArticleFile.parse(FILE, "---\nlead: x\n---\n")).hasMessageContaining("no title");
        assertThatThrownBy(() -> ArticleFile.parse(FILE, "---\ntitle: x\n---\n"))
                .hasMessageContaining("no category");
        assertThatThrownBy(() -> ArticleFile.parse(FILE, "---\ntitle: [\n---\n"))
                .hasMessageContaining("front matter");
        assertThatThrownBy(() -> ArticleFile.read(Path.of("no-such-file.md")))
                .hasMessageContaining("Cannot read no-such-file.md");
    }

    @Test
    void namesEveryCategoryOfTheSamplesThatComeWithTheCheckout() throws Exception {
        try (var files = Files.list(Path.of("samples"))) {
            var articles = files.filter(file -> file.toString().endsWith(".md"))
                    .map(ArticleFile::read)
                    .toList();
            assertThat(articles).hasSizeGreaterThan(2);
            var names = CategoryNames.beside(articles.getFirst().path());
            assertThat(articles)
                    .flatExtracting(ArticleFile::categories)
                    .allSatisfy(slug -> assertThat(names.pathTo(slug).getLast().description())
                            .isNotNull());
        }
    }
}
