package io.bantin.category.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.CategoryApi;
import io.bantin.category.CategoryIntegrationTest;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.events.Contracts;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CategoryIntegrationTest
class CategoryTreeServiceIT {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private CategoryApi api;

    @Test
    void createsTheCategoryThatItAnswers() {
        var root = api.root("Chính trị");
        var created = api.create("""
                        {"name": "Dân vận khéo", "description": "Gương sáng.", "parentId": "%s", "position": 4}""".formatted(root.id())).expect(201);

        assertThat(created.headers().get("location")).isEqualTo("/api/categories/" + created.id());
        assertThat(created.etag()).isEqualTo("\"1\"");
        assertThat(created.json()).isEqualTo(JSON.readTree("""
                        {"id": "%s", "version": 1, "name": "Dân vận khéo", "slug": "dan-van-kheo",
                         "description": "Gương sáng.", "parentId": "%s", "position": 4}""".formatted(created.id(), root.id())));
        var read = api.read(created.id()).expect(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.etag()).isEqualTo(created.etag());
    }

    @Test
    void appendsAfterTheLastSiblingAndListsInOrder() {
        var root = api.root("Pháp luật");
        api.child(root.id(), "Tòa án");
        var second = api.child(root.id(), "An ninh");
        assertThat(second.json().path("position").asInt()).isEqualTo(2);

        api.rename(second, "{\"name\": \"An ninh\", \"position\": 1}").expect(200);

        assertThat(childrenOf(root)).containsExactly("An ninh", "Tòa án");
    }

    @Test
    void renamesAndKeepsThePosition() {
        var created = api.root("Bạn đọc");

        var renamed = api.rename(created, "{\"name\": \"Bạn đọc viết\", \"slug\": \"ban-doc\"}")
                .expect(200);

        assertThat(renamed.etag()).isEqualTo("\"2\"");
        assertThat(renamed.text("slug")).isEqualTo("ban-doc");
        assertThat(renamed.json().path("position")).isEqualTo(created.json().path("position"));
        assertThat(api.read(created.id()).json()).isEqualTo(renamed.json());
    }

    @Test
    void publishesEachChangeInOrder() {
        var created = api.root("Thời tiết");
        var renamed = api.rename(created, "{\"name\": \"Thời tiết hôm nay\"}").expect(200);
        api.remove(renamed).expect(204);

        var id = created.id();
        var records = Topics.awaitRecords("category-events", id, 3);
        assertThat(records)
                .extracting(record -> Topics.header(record, "ce_id"))
                .containsExactly(id + ".1", id + ".2", id + ".3");
        assertThat(records)
                .extracting(record -> Topics.header(record, "ce_sequence"))
                .containsExactly("1", "2", "3");
        assertThat(records).allSatisfy(record -> {
            assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(Topics.header(record, "ce_type")).isEqualTo("category-changed");
            assertThat(Topics.header(record, "ce_source")).isEqualTo("/category-service");
            assertThat(Topics.header(record, "ce_subject")).isEqualTo(id);
            assertThat(Topics.header(record, "ce_time")).endsWith("Z");
            assertThat(Topics.header(record, "content-type")).isEqualTo("application/json");
            assertThat(Topics.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
            assertThat(Contracts.errors("category-service", "category-changed", Topics.body(record)))
                    .isEmpty();
        });
        assertThat(records)
                .extracting(record -> JSON.readTree(Topics.body(record)))
                .extracting(body -> body.path("name").asString() + " " + body.path("removed"))
                .containsExactly("Thời tiết false", "Thời tiết hôm nay false", "Thời tiết hôm nay true");
    }

    @Test
    void removesAParentOnlyAfterItsChildren() {
        var parent = api.root("Đất nước");
        var child = api.child(parent.id(), "Biển đảo");

        var refused = api.remove(parent).expect(409);
        assertThat(refused.text("type")).isEqualTo("/problems/category-in-use");
        assertThat(refused.text("detail"))
                .isEqualTo("'Đất nước' has the category 'Biển đảo' below it; remove that one first.");

        api.remove(child).expect(204);
        api.read(child.id()).expect(404);
        api.remove(parent).expect(204);
        api.remove(parent).expect(404);
        assertThat(api.tree().expect(200).json().valueStream())
                .noneMatch(root -> root.path("id").asString().equals(parent.id()));
    }

    @Test
    void createsOneCategoryForEightRequestsWithTheSameKey() throws Exception {
        var root = api.root("Giáo dục");
        var body = "{\"name\": \"Tuyển sinh\", \"parentId\": \"%s\"}".formatted(root.id());
        var key = Ids.next();
        List<Future<Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> api.create(body, key)))
                    .toList();
        }

        var id = answers.getFirst().get().expect(201).id();
        for (var answer : answers) {
            assertThat(answer.get().expect(201).id()).isEqualTo(id);
        }
        assertThat(childrenOf(root)).containsExactly("Tuyển sinh");
        assertThat(Topics.awaitRecords("category-events", id, 1)).hasSize(1);
    }

    @Test
    void answersARepeatedKeyWithTheCurrentCategory() {
        var key = Ids.next();
        var body = "{\"name\": \"Y tế\"}";
        var created = api.create(body, key).expect(201);
        var renamed = api.rename(created, "{\"name\": \"Sức khỏe\"}").expect(200);

        assertThat(api.create(body, key).expect(201).json()).isEqualTo(renamed.json());

        var reused = api.create("{\"name\": \"Khác\"}", key).expect(422);
        assertThat(reused.text("type")).isEqualTo("/problems/idempotency-key-reused");
        api.remove(renamed).expect(204);
        assertThat(api.create(body, key).expect(404).text("type")).isEqualTo("/problems/category-not-found");
    }

    private List<String> childrenOf(Answer root) {
        return api.tree()
                .expect(200)
                .json()
                .valueStream()
                .filter(branch -> branch.path("id").asString().equals(root.id()))
                .flatMap(branch -> branch.path("children").valueStream())
                .map((JsonNode child) -> child.path("name").asString())
                .toList();
    }
}
