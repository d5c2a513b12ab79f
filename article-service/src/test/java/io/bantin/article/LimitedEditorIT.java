package io.bantin.article;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.openapi.ApiExamples;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Accounts whose token names categories change only articles that are in these or below them. */
@ArticleIntegrationTest
class LimitedEditorIT {

    /** What changes an article: not its comments, its assignment and other things around it. */
    private static final Pattern WRITES = Pattern.compile(
            "(POST|PUT|DELETE) /api/editorial/articles/\\{id}(?!/(working-copy|presence|comments|assignment|merge)).*");

    @Autowired
    private ApplicationContext service;

    @Autowired
    private ArticleApi api;

    private String own = "";
    private String below = "";
    private String other = "";
    private String limited = "";

    /** Not earlier: the topic of categories exists once the service runs. */
    @BeforeEach
    void limitAnAccountToOneCategory() {
        own = KnownCategories.aCategory();
        below = KnownCategories.aCategoryBelow(own);
        other = KnownCategories.aCategory();
        limited = limitedTo(List.of(own));
    }

    @Test
    void changeNothingElsewhere() {
        var examples = new ApiExamples(service);
        var article = api.create(TestTokens.of("publisher"), Manuscripts.titled("Một", other))
                .expect(201);
        var writes = examples.operations(WRITES);

        assertThat(writes).hasSizeGreaterThanOrEqualTo(8).allSatisfy(operation -> {
            var refused = examples.send(
                    operation,
                    limited,
                    Map.of(
                            "id", article.id(),
                            "version", 1,
                            "If-Match", article.etag(),
                            "Idempotency-Key", Ids.next(),
                            "categoryIds", List.of(own)));
            assertThat(refused.status()).as(operation).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("/problems/outside-your-categories");
            assertThat(refused.faultyFields()).containsExactly("categoryIds[0]");
        });
        assertThat(api.get(EDITORIAL + "/" + article.id(), limited).expect(200).etag())
                .isEqualTo("\"1\"");
    }

    @Test
    void putNoArticleElsewhere() {
        assertThat(api.create(limited, Manuscripts.titled("Một", below, other))
                        .expect(403)
                        .faultyFields())
                .containsExactly("categoryIds[1]");
        var article = api.create(limited, Manuscripts.titled("Một", below)).expect(201);
        assertThat(api.put(article, limited, Manuscripts.titled("Hai", other))
                        .expect(403)
                        .faultyFields())
                .containsExactly("categoryIds[0]");
        assertThat(api.put(article, limited, Manuscripts.titled("Hai", "0kt3v9wq5d2xa"))
                        .expect(400)
                        .faultyFields())
                .containsExactly("categoryIds[0]");
    }

    @Test
    void restoreNoVersionThatWasElsewhere() {
        var publisher = TestTokens.of("publisher");
        var before = api.create(publisher, Manuscripts.titled("Một", other)).expect(201);
        var now = api.put(before, publisher, Manuscripts.titled("Hai", own)).expect(200);

        var refused = api.send(
                        "POST",
                        "%s/%s/revisions/1/restore".formatted(EDITORIAL, now.id()),
                        limited,
                        null,
                        Map.of("If-Match", now.etag()))
                .expect(403);

        assertThat(refused.faultyFields()).containsExactly("categoryIds[0]");
    }

    @Test
    void workAsUsualWithinTheirCategories() {
        var article = api.create(limited, Manuscripts.titled("Một", own, below)).expect(201);
        var saved = api.put(article, limited, Manuscripts.titled("Hai", below)).expect(200);
        api.send(
                        "POST",
                        "%s/%s/publish".formatted(EDITORIAL, saved.id()),
                        limited,
                        null,
                        Map.of("If-Match", saved.etag()))
                .expect(200);
        var draft = api.create(limited, Manuscripts.titled("Ba")).expect(201);
        api.put(draft, limited, Manuscripts.titled("Bốn", own)).expect(200);
    }

    @Test
    void changeNothingIfTheListIsEmpty() {
        api.create(limitedTo(List.of()), Manuscripts.titled("Một", own)).expect(403);
    }

    private static String limitedTo(List<String> categories) {
        return TestTokens.withClaims("publisher", Map.of("categories", categories));
    }
}
