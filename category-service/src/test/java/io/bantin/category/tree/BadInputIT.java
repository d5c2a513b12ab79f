package io.bantin.category.tree;

import static io.bantin.category.CategoryApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.CategoryApi;
import io.bantin.category.CategoryIntegrationTest;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The answer to an invalid request names the error, and the request changes nothing. */
@CategoryIntegrationTest
class BadInputIT {

    @Autowired
    private CategoryApi api;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name",
                "{\"name\": \"\"} | name",
                "{\"name\": null} | name",
                "{\"name\": 7} | name",
                "{\"name\": [\"a\"]} | name",
                "{\"name\": \"a\", \"version\": 9} | version",
                "{\"name\": \"a\", \"removed\": true} | removed",
                "{\"name\": \"a\", \"slug\": \"Tin Tức\"} | slug",
                "{\"name\": \"a\", \"position\": \"1\"} | position",
                "{\"name\": \"a\", \"position\": 1.5} | position",
                "{\"name\": \"a\", \"position\": -1} | position",
                "{\"name\": \"a\", \"position\": 99999999999} | position",
                "{\"name\": \"a\", \"description\": {}} | description",
                "{\"name\": \"a\", \"parentId\": \"0000000000000\"} | parentId",
                "{\"name\": \"a\", \"parentId\": \"\"} | parentId",
                "{\"name\": \"a\", \"parentId\": {\"$ne\": null}} | parentId",
                "{\"name\": \"a\", \"name\": \"b\"} | body",
                "{\"name\": \"a\" | body",
                "[] | body",
                "null | body",
            })
    void namesTheFieldAtFault(String body, String field) {
        var before = api.tree().json();

        var refused = api.create(body).expect(400);

        assertThat(refused.faultyField()).isEqualTo(field);
        assertProblem(refused, "/problems/invalid-input");
        assertThat(api.tree().json()).isEqualTo(before);
    }

    @Test
    void refusesANameOf121Characters() {
        assertThat(api.create("{\"name\": \"%s\"}".formatted("ộ".repeat(121)))
                        .expect(400)
                        .text("detail"))
                .isEqualTo("name: must not be longer than 120 characters.");
    }

    @Test
    void refusesATreeThatIsTooDeep() {
        var lowest = api.root("Tầng 1");
        for (int level = 2; level <= 8; level++) {
            lowest = api.child(lowest.id(), "Tầng " + level);
        }

        var refused = api.create("{\"name\": \"Tầng 9\", \"parentId\": \"%s\"}".formatted(lowest.id()));

        assertThat(refused.expect(400).text("detail"))
                .isEqualTo("parentId: is too deep: the tree has at most 8 levels.");
    }

    @Test
    void refusesAChildOfARemovedCategory() {
        var parent = api.root("Cũ");
        api.remove(parent).expect(204);

        var refused = api.create("{\"name\": \"Mới\", \"parentId\": \"%s\"}".formatted(parent.id()));

        assertThat(refused.expect(400).faultyField()).isEqualTo("parentId");
    }

    @Test
    void acceptsTheKeyOfARefusedRequestAgain() {
        var key = Ids.next();
        api.create("{\"name\": \"Mới\", \"parentId\": \"%s\"}".formatted(Ids.next()), key)
                .expect(400);

        api.create("{\"name\": \"Mới\"}", key).expect(201);
    }

    @Test
    void requiresTheVersionInEachChange() {
        var first = api.root("Kinh tế");
        var path = EDITORIAL + "/" + first.id();
        var publisher = TestTokens.of("publisher");
        var body = "{\"name\": \"Kinh doanh\"}";

        assertProblem(api.send("PUT", path, publisher, body, Map.of()).expect(428), "/problems/precondition-required");
        api.send("DELETE", path, publisher, null, Map.of()).expect(428);
        for (var unreadable : new String[] {"1", "*", "W/\"1\"", "\"x\""}) {
            var refused = api.send("DELETE", path, publisher, null, Map.of("If-Match", unreadable));
            assertThat(refused.expect(400).faultyField()).isEqualTo("If-Match");
        }

        api.rename(first, body).expect(200);
        assertProblem(api.rename(first, body).expect(412), "/problems/version-conflict");
        assertProblem(api.remove(first).expect(412), "/problems/version-conflict");
        assertThat(api.read(first.id()).expect(200).etag()).isEqualTo("\"2\"");
    }

    @Test
    void refusesANewParentInARename() {
        var root = api.root("Gốc");
        var category = api.child(root.id(), "Nhánh");
        var body = "{\"name\": \"Cành\", \"parentId\": \"%s\"}";

        var elsewhere = api.root("Khác").id();
        assertThat(api.rename(category, body.formatted(elsewhere)).expect(400).faultyField())
                .isEqualTo("parentId");
        assertThat(api.rename(category, body.formatted(root.id())).expect(200).text("name"))
                .isEqualTo("Cành");
    }

    @Test
    void answersNotFoundForUnknownIds() {
        assertProblem(api.read(Ids.next()).expect(404), "/problems/category-not-found");
        var path = EDITORIAL + "/" + Ids.next();
        var publisher = TestTokens.of("publisher");
        var headers = Map.of("If-Match", "\"1\"");
        assertProblem(
                api.send("PUT", path, publisher, "{\"name\": \"a\"}", headers).expect(404),
                "/problems/category-not-found");
        assertProblem(api.send("DELETE", path, publisher, null, headers).expect(404), "/problems/category-not-found");
        api.send("PATCH", path, publisher, "{}", Map.of()).expect(405);
    }

    @Test
    void acceptsOnlyJson() {
        var refused =
                api.send("POST", EDITORIAL, TestTokens.of("publisher"), "name=a", Map.of("Content-Type", "text/plain"));

        assertProblem(refused.expect(415), "/problems/unsupported-media-type");
    }

    @Test
    void refusesAnIdempotencyKeyThatIsTooLong() {
        assertThat(api.create("{\"name\": \"a\"}", "x".repeat(256)).expect(400).faultyField())
                .isEqualTo("Idempotency-Key");
    }

    private static void assertProblem(Answer refused, String type) {
        assertThat(refused.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(refused.text("type")).isEqualTo(type);
        assertThat(refused.text("title")).isNotEmpty();
        assertThat(refused.json().path("status").asInt()).isEqualTo(refused.status());
        assertThat(refused.text("detail")).isNotEmpty();
        assertThat(refused.text("instance")).startsWith("/api/");
        assertThat(refused.text("traceId")).matches("[0-9a-f]{32}");
    }
}
