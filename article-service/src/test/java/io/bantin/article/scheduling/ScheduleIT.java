package io.bantin.article.scheduling;

import static io.bantin.article.ArticleApi.EDITORIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleApi;
import io.bantin.article.ArticleIntegrationTest;
import io.bantin.article.Manuscripts;
import io.bantin.article.categories.KnownCategories;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.events.Topics;
import io.bantin.stack.testing.http.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleIntegrationTest
class ScheduleIT {

    @Autowired
    private ArticleApi api;

    private String category = "";

    @BeforeEach
    void publishACategory() {
        category = KnownCategories.aCategory();
    }

    @Test
    void theRunningServicePublishesAtTheTime() {
        var publishAt = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        var scheduled = step("schedule", aDraft(), "{\"publishAt\": \"%s\"}".formatted(publishAt))
                .expect(200);
        assertThat(scheduled.text("status")).isEqualTo("SCHEDULED");
        assertThat(Instant.parse(scheduled.text("publishAt"))).isEqualTo(publishAt);
        api.get("/api/articles/" + scheduled.id(), null).expect(404);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/articles/" + scheduled.id(), null).status() == 200);
        var published = api.get(EDITORIAL + "/" + scheduled.id(), publisher()).expect(200);
        assertThat(Instant.parse(published.text("publishedAt"))).isAfterOrEqualTo(publishAt);
        assertThat(published.etag()).isEqualTo("\"3\"");
        assertThat(Topics.awaitRecords("article-events", scheduled.id(), 1)).hasSize(1);
    }

    @Test
    void takesATimeInAnyZone() {
        var local = "2126-01-01T08:00:00".replace("2126", String.valueOf(nextYear()));
        var scheduled = step("schedule", aDraft(), "{\"publishAt\": \"%s[Asia/Ho_Chi_Minh]\"}".formatted(local))
                .expect(200);

        assertThat(scheduled.text("publishAt")).isEqualTo("%d-01-01T01:00:00Z".formatted(nextYear()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"publishAt\": null}",
                "{\"publishAt\": \"\"}",
                "{\"publishAt\": \"tomorrow\"}",
                "{\"publishAt\": \"1899-12-31T23:59:59Z\"}",
                "{\"publishAt\": \"2020-01-01T00:00:00Z\"}",
                "{\"publishAt\": \"2199-01-01T00:00:00Z\"}",
                "{\"publishAt\": \"+999999999-01-01T00:00:00Z\"}",
                "{\"publishAt\": \"2126-01-01T08:00:00\"}",
                "{\"publishAt\": \"2126-01-01T08:00:00[Mars/Olympus]\"}",
                "{\"publishAt\": \"2027-03-28T02:30:00[Europe/Berlin]\"}"
            })
    void refusesTimesThatAreNoneOrTooFarAway(String body) {
        var draft = aDraft();

        var refused = step("schedule", draft, body).expect(400);

        assertThat(refused.faultyField()).isEqualTo("publishAt");
        assertThat(api.get(EDITORIAL + "/" + draft.id(), publisher()).etag()).isEqualTo(draft.etag());
    }

    @Test
    void requiresACategoryBeforeTheTimeComes() {
        var draft = api.create(publisher(), Manuscripts.titled("Không mục")).expect(201);
        var body = "{\"publishAt\": \"%s\"}".formatted(Instant.now().plusSeconds(600));

        assertThat(step("schedule", draft, body).expect(400).faultyField()).isEqualTo("categoryIds");
    }

    private static int nextYear() {
        return Instant.now().atZone(ZoneOffset.UTC).getYear() + 1;
    }

    private Answer aDraft() {
        return api.create(TestTokens.of("editor"), Manuscripts.titled("Mùa gặt", category))
                .expect(201);
    }

    private Answer step(String step, Answer read, @Nullable String body) {
        var path = "%s/%s/%s".formatted(EDITORIAL, read.id(), step);
        return api.send("POST", path, publisher(), body, Map.of("If-Match", read.etag()));
    }

    private static String publisher() {
        return TestTokens.of("publisher");
    }
}
