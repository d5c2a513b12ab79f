package io.bantin.article.finding;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ArticleIntegrationTest
class FindingIT {

    @Autowired
    private ArticleApi api;

    @Autowired
    private MongoOperations store;

    @Autowired
    private OlderArticles olderArticles;

    private final String ann = "ann-" + Ids.next();
    private final String word = lettersOf(Ids.next());

    @Test
    void listsTheLatestChangeFirst() {
        var first = create(ann, "Một");
        var second = create(ann, "Hai");
        api.put(first, TestTokens.of("reporter", ann), Manuscripts.titled("Một sửa"))
                .expect(200);

        assertThat(found("author=me", TestTokens.of("reporter", ann))).containsExactly(first.id(), second.id());
        var page = api.get(EDITORIAL + "?author=me&limit=1", TestTokens.of("reporter", ann));
        assertThat(found("author=me&limit=1&cursor=" + page.text("next"), TestTokens.of("reporter", ann)))
                .containsExactly(second.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s hội nghị", "%s hoi nghi", "nghị HỘI %s", "%s an le", "%s lua", "%s Đồng", "%s dong", "%s"})
    void findsWordsInAnyOrderWithOrWithoutMarks(String q) {
        var article = create(ann, "Hội nghị ở Đồng Tháp " + word);
        create(ann, "Hội nghị khác");

        assertThat(found("q=" + encoded(q.formatted(word)), editor())).containsExactly(article.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s khac", "%sz", "!?", "–"})
    void findsNothingForOtherWords(String q) {
        create(ann, "Hội nghị ở Đồng Tháp " + word);

        assertThat(found("q=" + encoded(q.formatted(word)), editor())).isEmpty();
    }

    @Test
    void combinesFilters() {
        var root = KnownCategories.aCategory();
        var child = KnownCategories.aCategoryBelow(root);
        var article = create(ann, "Một " + word, child);
        create(ann, "Hai " + word);
        create("bob-" + Ids.next(), "Ba " + word, child);

        assertThat(found("q=%s&category=%s&author=%s&status=DRAFT".formatted(word, root, ann), editor()))
                .containsExactly(article.id());
        assertThat(found("q=%s&category=%s&author=%s&status=APPROVED".formatted(word, root, ann), editor()))
                .isEmpty();
        assertThat(api.get(EDITORIAL + "?q=" + "a".repeat(201), editor())
                        .expect(400)
                        .faultyField())
                .isEqualTo("q");
    }

    @Test
    void aSaveChangesTheWords() {
        var article = create(ann, "Một " + word);
        api.put(article, editor(), Manuscripts.titled("Hai")).expect(200);

        assertThat(found("q=" + word, editor())).isEmpty();
    }

    @Test
    void reportersFindTheirOwnAndWhatIsAssignedToThem() {
        var bob = "bob-" + Ids.next();
        var own = create(bob, "Của Bob");
        var assigned = create(ann, "Của Ann");
        var token = TestTokens.of("reporter", bob);
        var path = EDITORIAL + "/" + assigned.id();
        api.get(path, token).expect(404);

        api.send("PUT", path + "/assignment", editor(), "{\"assignee\": \"%s\"}".formatted(bob), Map.of())
                .expect(200);

        assertThat(found("", token)).containsExactly(own.id());
        assertThat(found("assignee=me", token)).containsExactly(assigned.id());
        assertThat(found("author=" + ann, token)).isEmpty();
        assertThat(found("assignee=" + ann, token)).isEmpty();
        api.put(api.get(path, token).expect(200), token, Manuscripts.titled("Viết tiếp"))
                .expect(200);
    }

    @Test
    void findsArticlesFromBeforeTheSearch() {
        var article = create(ann, "Bài cũ " + word);
        store.updateFirst(Query.query(Criteria.where("_id").is(article.id())), new Update().unset("words"), "articles");
        assertThat(found("q=" + word, editor())).isEmpty();

        olderArticles.addWords();

        assertThat(found("q=" + word, editor())).containsExactly(article.id());
        assertThat(api.get(EDITORIAL + "/" + article.id(), editor()).etag()).isEqualTo(article.etag());
    }

    /** Another word for another id: a word has no digits. */
    private static String lettersOf(String id) {
        return id.chars()
                .mapToObj(c -> Character.isDigit(c) ? "z" + (char) ('a' + c - '0') : Character.toString(c))
                .collect(Collectors.joining());
    }

    private Answer create(String account, String title, String... categories) {
        return api.create(TestTokens.of("reporter", account), Manuscripts.titled(title, categories))
                .expect(201);
    }

    private List<String> found(String query, String token) {
        return api.get(EDITORIAL + "?" + query, token)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String editor() {
        return TestTokens.of("editor");
    }
}
