package io.bantin.article.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleIntegrationTest
class ReadingIT {

    @Autowired
    private ArticleApi api;

    private String root = "";
    private String child = "";

    @BeforeEach
    void publishCategories() {
        root = KnownCategories.aCategory();
        child = KnownCategories.aCategoryBelow(root);
    }

    @Test
    void listsACategoryAndItsSubtreeNewestFirst() {
        var older = published("Một", root);
        var newer = published("Hai", child);
        api.create(TestTokens.of("editor"), Manuscripts.titled("Nháp", child)).expect(201);
        var withdrawn = published("Ba", child);
        api.withdraw(withdrawn, "Sai.").expect(200);

        assertThat(ids("category=" + root)).containsExactly(newer.id(), older.id());
        assertThat(ids("category=" + child)).containsExactly(newer.id());
        assertThat(ids("category=" + Ids.next())).isEmpty();
    }

    @Test
    void newArticlesDoNotShiftPages() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            expected.addFirst(published("Bài " + i, root).id());
        }

        var seen = new ArrayList<String>();
        var page = api.get("/api/articles?limit=2&category=" + root, null).expect(200);
        published("Chen ngang", root);
        seen.addAll(ids(page));
        while (!page.json().path("next").isNull()) {
            page = api.get("/api/articles?limit=2&category=%s&cursor=%s".formatted(root, page.text("next")), null)
                    .expect(200);
            seen.addAll(ids(page));
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void listsTheArticlesOfATag() {
        var tag = "tag" + Ids.next();
        var body = Manuscripts.titled("Có thẻ", root).replace("\"lúa\"", '"' + tag + '"');
        var tagged = api.publish(api.create(TestTokens.of("editor"), body).expect(201))
                .expect(200);
        published("Không thẻ", root);

        assertThat(ids("tag=" + tag)).containsExactly(tagged.id());
    }

    @Test
    void listsContainNoBodies() {
        published("Một", root);

        var item = api.get("/api/articles?category=" + root, null)
                .json()
                .path("items")
                .path(0);
        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "version",
                        "status",
                        "title",
                        "slug",
                        "lead",
                        "cover",
                        "categoryIds",
                        "tags",
                        "byline",
                        "source",
                        "language",
                        "url",
                        "updatedAt",
                        "publishedAt");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=101, limit", "limit=many, limit", "cursor=x, cursor"})
    void refusesInvalidPageParameters(String query, String field) {
        assertThat(api.get("/api/articles?" + query, null).expect(400).faultyField())
                .isEqualTo(field);
    }

    @Test
    void answersNotModifiedForTheCurrentETag() {
        var article = published("Một", root);

        api.send("GET", "/api/articles/" + article.id(), null, null, Map.of("If-None-Match", article.etag()))
                .expect(304);
    }

    private Answer published(String title, String category) {
        return api.publish(api.create(TestTokens.of("editor"), Manuscripts.titled(title, category))
                        .expect(201))
                .expect(200);
    }

    private List<String> ids(String query) {
        return ids(api.get("/api/articles?" + query, null).expect(200));
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
