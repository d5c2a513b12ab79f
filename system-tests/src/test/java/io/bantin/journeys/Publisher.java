package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Creates categories and articles through the API, as a publisher. */
record Publisher(Visitor publisher) {

    /** The fields of an article that the journeys use. */
    record Article(String id, long version, String url, String title) {

        String eventId() {
            return id + "." + version;
        }
    }

    /** Creates a category; the other services receive its event later. */
    String category(String name) {
        var created = publisher.post("/api/editorial/categories", Visitor.json("name", name));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().path("id").asString();
    }

    Article draft(String title, String categoryId) {
        var body = Visitor.json(
                "title", title, "lead", "", "body", "Nội dung.", "categoryIds", List.of(categoryId), "language", "vi");
        // A new category reaches the article-service as an event.
        var answer = await().atMost(Duration.ofSeconds(30))
                .until(() -> publisher.post("/api/editorial/articles", body), created -> created.status() != 400);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return article(answer);
    }

    Article publish(Article draft) {
        var answer = publisher.post("/api/editorial/articles/%s/publish".formatted(draft.id()), draft.version());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return article(answer);
    }

    /** The schedule publishes the article at that time. */
    Article schedule(Article draft, Instant publishAt) {
        var answer = publisher.post(
                "/api/editorial/articles/%s/schedule".formatted(draft.id()),
                Visitor.json("publishAt", publishAt.toString()),
                Map.of("If-Match", "\"" + draft.version() + "\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return article(answer);
    }

    Article publishNew(String title, String categoryId) {
        return publish(draft(title, categoryId));
    }

    Article withdraw(Article published) {
        var answer = publisher.post(
                "/api/editorial/articles/%s/withdraw".formatted(published.id()),
                Visitor.json("reason", "Có sai sót."),
                Map.of("If-Match", "\"" + published.version() + "\""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return article(answer);
    }

    private static Article article(Visitor.Answer answer) {
        var json = answer.json();
        return new Article(
                json.path("id").asString(),
                json.path("version").asLong(),
                json.path("url").asString(),
                json.path("title").asString());
    }
}
