package io.bantin.article.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Many drafts at once exhaust the renderer. The service answers other requests during and after that. */
@ArticleIntegrationTest
class HostileDraftsIT {

    private static final int LARGEST = 1_000_000;
    private static final int AT_ONCE = 24;

    /** The gateway gives up after 10 s; a busy machine needs the rest of the time to send the drafts. */
    private static final int ANSWERED_WITHIN_SECONDS = 60;

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ArticleApi api;

    private String category = "";

    @BeforeEach
    void publishCategories() {
        category = KnownCategories.aCategory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a\n", "<p align=center><img>", "> - a\n\n"})
    void answersOtherRequestsMeanwhile(String repeated) throws Exception {
        var page = "/api/articles/" + api.publish(draft()).expect(200).id();
        var next = draft();
        var manuscript = manuscript(repeated.repeat(LARGEST / repeated.length()));
        try (var reporters = Executors.newFixedThreadPool(AT_ONCE)) {
            var saved = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> reporters.submit(() -> api.create(TestTokens.of("reporter"), manuscript)))
                    .toList();

            var told = api.publish(next).expect(200);
            do {
                api.get("/api/articles?limit=5", null).expect(200);
                api.get(page, null).expect(200);
            } while (!saved.stream().allMatch(Future::isDone));

            assertThat(Topics.awaitRecords("article-events", told.id(), 1)).hasSize(1);
            for (var answer : saved) {
                assertIsAnAnswer(answer.get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS));
            }
        }
        api.create(TestTokens.of("reporter"), Manuscripts.titled("Sau đó", category))
                .expect(201);
    }

    private static void assertIsAnAnswer(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isIn(201, 400, 503);
        switch (answer.status()) {
            case 400 -> assertThat(answer.faultyField()).isEqualTo("body");
            case 503 -> {
                assertThat(answer.text("type")).endsWith("rendering-busy");
                assertThat(answer.headers()).containsKey("retry-after");
            }
            default -> assertThat(answer.id()).isNotEmpty();
        }
    }

    private Answer draft() {
        return api.create(TestTokens.of("editor"), Manuscripts.titled("Mùa lúa", category))
                .expect(201);
    }

    private String manuscript(String body) {
        return JSON.createObjectNode()
                .put("title", "Nháp")
                .put("body", body)
                .set("categoryIds", JSON.createArrayNode().add(category))
                .toString();
    }
}
