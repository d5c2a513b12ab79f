package io.bantin.category.tree;

import static io.bantin.category.CategoryApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.CategoryApi;
import io.bantin.category.CategoryIntegrationTest;
import io.bantin.category.changes.TreeStates;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CategoryIntegrationTest
class TreeArrangementIT {

    @Autowired
    private CategoryApi api;

    @Autowired
    private Categories categories;

    @Autowired
    private TreeStates states;

    private final String publisher = TestTokens.of("publisher");

    @Test
    void movesACategoryBelowAnotherAfterItsLastChild() {
        var target = api.root("Xã hội");
        api.child(target.id(), "Y tế");
        var moved = api.root("Giáo dục");

        var answer =
                move(moved, "{\"parentId\": \"%s\"}".formatted(target.id())).expect(200);

        assertThat(answer.text("parentId")).isEqualTo(target.id());
        assertThat(answer.json().path("position").asInt()).isEqualTo(2);
        assertThat(answer.etag()).isEqualTo("\"2\"");
        assertThat(api.read(moved.id()).expect(200).json()).isEqualTo(answer.json());
        assertThat(Topics.awaitRecords("category-events", moved.id(), 2))
                .extracting(record -> Topics.body(record).contains(target.id()))
                .containsExactly(false, true);
    }

    @Test
    void makesACategoryARoot() {
        var parent = api.root("Xã hội");
        var child = api.child(parent.id(), "Y tế");

        var answer = move(child, "{\"parentId\": null, \"position\": 7}").expect(200);

        assertThat(answer.json().path("parentId").isNull()).isTrue();
        assertThat(answer.json().path("position").asInt()).isEqualTo(7);
        api.remove(parent).expect(204);
    }

    @Test
    void refusesACycleAndSaysWhy() {
        var top = api.root("Tỉnh");
        var middle = api.child(top.id(), "Huyện");
        var bottom = api.child(middle.id(), "Xã");

        var below = move(top, "{\"parentId\": \"%s\"}".formatted(bottom.id())).expect(400);
        assertThat(below.faultyField()).isEqualTo("parentId");
        assertThat(below.text("detail")).contains("is below 'Tỉnh' itself");
        assertThat(move(top, "{\"parentId\": \"%s\"}".formatted(top.id()))
                        .expect(400)
                        .text("detail"))
                .contains("is the category itself");
        assertThat(api.read(top.id()).etag()).isEqualTo("\"1\"");
    }

    @Test
    void refusesATreeThatIsTooDeep() {
        var deep = api.root("1");
        for (int level = 2; level <= 7; level++) {
            deep = api.child(deep.id(), String.valueOf(level));
        }
        var pair = api.root("Cha");
        api.child(pair.id(), "Con");

        assertThat(move(pair, "{\"parentId\": \"%s\"}".formatted(deep.id()))
                        .expect(400)
                        .text("detail"))
                .contains("at most 8 levels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"position\": 1}                                 | parentId",
                "{\"parentId\": \"0kt3v9wq5d2xa\"}                 | parentId",
                "{\"parentId\": \"\"}                              | parentId",
                "{\"parentId\": null, \"position\": -1}            | position",
                "{\"parentId\": null, \"position\": 1000001}       | position",
                "{\"parentId\": null, \"name\": \"Khác\"}          | name"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var category = api.root("Xã hội");

        assertThat(move(category, body).expect(400).faultyField()).isEqualTo(field);
        assertThat(api.read(category.id()).etag()).isEqualTo("\"1\"");
    }

    @Test
    void needsTheVersionThatWasRead() {
        var category = api.root("Xã hội");
        var path = EDITORIAL + "/" + category.id() + "/move";

        api.send("POST", path, publisher, "{\"parentId\": null}", Map.of()).expect(428);
        api.send("POST", path, publisher, "{\"parentId\": null}", Map.of("If-Match", "\"7\""))
                .expect(412);
        api.send(
                        "POST",
                        EDITORIAL + "/0kt3v9wq5d2xa/move",
                        publisher,
                        "{\"parentId\": null}",
                        Map.of("If-Match", "\"7\""))
                .expect(404);
        api.send("POST", path, TestTokens.of("editor"), "{\"parentId\": null}", Map.of("If-Match", "\"1\""))
                .expect(403);
    }

    @Test
    void ordersAllCategoriesBelowAParent() {
        var parent = api.root("Xã hội");
        var one = api.child(parent.id(), "Một");
        var two = api.child(parent.id(), "Hai");
        var three = api.child(parent.id(), "Ba");

        var answer = reorder(parent.id(), api.tree().etag(), three, one, two).expect(200);

        assertThat(answer.json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .containsExactly("Ba", "Một", "Hai");
        assertThat(api.tree()
                        .json()
                        .valueStream()
                        .filter(root -> root.path("id").asString().equals(parent.id()))
                        .flatMap(root -> root.path("children").valueStream())
                        .map(child -> child.path("name").asString()))
                .containsExactly("Ba", "Một", "Hai");
    }

    @Test
    void placesOnlyWhatMovesAndCountsTheOrderOnce() {
        var parent = api.root("Xã hội");
        var one = api.child(parent.id(), "Một");
        var two = api.child(parent.id(), "Hai");
        var three = api.child(parent.id(), "Ba");
        long writes = states.writes();

        reorder(parent.id(), api.tree().etag(), one, three, two).expect(200);

        assertThat(states.writes()).isEqualTo(writes + 1);
        assertThat(Stream.of(one, two, three)
                        .map(child -> categories.find(child.id()).orElseThrow().placedBy() > 0))
                .containsExactly(false, true, true);
        assertThat(api.tree().expect(200).json().toString()).containsSubsequence("\"Một\"", "\"Ba\"", "\"Hai\"");
    }

    @Test
    void refusesAnOrderThatIsNotOfAllCategoriesBelowTheParent() {
        var parent = api.root("Xã hội");
        var one = api.child(parent.id(), "Một");
        var two = api.child(parent.id(), "Hai");
        var other = api.root("Khác");
        var etag = api.tree().etag();

        assertThat(reorder(parent.id(), etag, one).expect(400).faultyField()).isEqualTo("ids");
        assertThat(reorder(parent.id(), etag, one, two, other).expect(400).faultyField())
                .isEqualTo("ids[2]");
        assertThat(reorder(parent.id(), etag, one, two, two).expect(400).faultyField())
                .isEqualTo("ids[2]");
        assertThat(reorder("0kt3v9wq5d2xa", etag, one).expect(400).faultyField())
                .isEqualTo("parentId");
        assertThat(reorder(parent.id(), etag).expect(400).faultyField()).isEqualTo("ids");
        api.rename(two, "{\"name\": \"Hai hai\"}").expect(200);
        reorder(parent.id(), etag, one, two).expect(412);
    }

    @Test
    void keepsAPublisherWithinTheirCategories() {
        var own = api.root("Huyện");
        var below = api.child(own.id(), "Xã");
        var other = api.root("Tỉnh");
        var limited = TestTokens.withClaims("publisher", Map.of("categories", List.of(own.id())));

        var refused = api.send("POST", EDITORIAL, limited, "{\"name\": \"Tin\"}", Map.of())
                .expect(403);
        assertThat(refused.text("type")).isEqualTo("/problems/outside-your-categories");
        assertThat(refused.faultyField()).isEqualTo("parentId");
        api.send(
                        "POST",
                        EDITORIAL,
                        limited,
                        "{\"name\": \"Tin\", \"parentId\": \"%s\"}".formatted(other.id()),
                        Map.of())
                .expect(403);
        api.send(
                        "POST",
                        EDITORIAL,
                        limited,
                        "{\"name\": \"Tin\", \"parentId\": \"%s\"}".formatted(below.id()),
                        Map.of())
                .expect(201);
        assertThat(sendAs(limited, "PUT", other, "", "{\"name\": \"Khác\"}")
                        .expect(403)
                        .faultyField())
                .isEqualTo("id");
        sendAs(limited, "DELETE", other, "", null).expect(403);
        sendAs(limited, "POST", other, "/move", "{\"parentId\": \"%s\"}".formatted(own.id()))
                .expect(403);
        assertThat(sendAs(limited, "POST", below, "/move", "{\"parentId\": \"%s\"}".formatted(other.id()))
                        .expect(403)
                        .faultyField())
                .isEqualTo("parentId");
        sendAs(limited, "POST", below, "/move", "{\"parentId\": null}").expect(403);
        sendAs(limited, "PUT", below, "", "{\"name\": \"Xã mới\"}").expect(200);
        sendAs(TestTokens.withClaims("publisher", Map.of("categories", List.of())), "DELETE", below, "", null)
                .expect(403);
    }

    private Answer move(Answer read, String body) {
        return sendAs(publisher, "POST", read, "/move", body);
    }

    private Answer sendAs(
            String token, String method, Answer read, String step, @org.jspecify.annotations.Nullable String body) {
        return api.send(method, EDITORIAL + "/" + read.id() + step, token, body, Map.of("If-Match", read.etag()));
    }

    private Answer reorder(String parentId, String etag, Answer... children) {
        var ids = java.util.Arrays.stream(children)
                .map(child -> "\"" + child.id() + "\"")
                .collect(java.util.stream.Collectors.joining(", "));
        return api.send(
                "POST",
                EDITORIAL + "/reorder",
                publisher,
                "{\"parentId\": \"%s\", \"ids\": [%s]}".formatted(parentId, ids),
                Map.of("If-Match", etag));
    }
}
