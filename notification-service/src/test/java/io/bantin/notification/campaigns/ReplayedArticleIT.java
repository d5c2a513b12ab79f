package io.bantin.notification.campaigns;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.RawRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** A publication that an earlier version of this service could not handle. */
@WholeService
class ReplayedArticleIT {

    @LocalServerPort
    private int port;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private TestEvents events;

    private final String category = Ids.next();
    private final ArticleSummary article = anArticleIn(category);

    @BeforeEach
    void clearTheMail() {
        TestStack.smtp().clear();
    }

    @Test
    void isMailedOnceWhenACorrectionOvertookItAndItIsReplayedTwice() {
        Readers.of(mongo, 3, category);
        Newsroom newsroom = new Newsroom(events);
        newsroom.revises(article, 5);
        events.send(
                "article-events.notification-service.dlq", "article-published", article.articleId(), 4, """
                {"title": "%s", "url": "%s", "categoryPaths": [["%s"]]}
                """.formatted(
                                article.title(), article.url(), category));
        String event = article.articleId() + ".4";
        JsonNode deadLetter = await().atMost(Duration.ofSeconds(30))
                .until(() -> deadLetterOf(event), Optional::isPresent)
                .orElseThrow();
        String request = "{\"ids\": [\"%s\"], \"force\": true}"
                .formatted(deadLetter.path("id").asString());

        replay(request);
        await().until(() -> TestStack.smtp().mails().size() == 3);
        replay(request);
        // It has the same key: once its mails are sent, the second replay has been handled.
        newsroom.publishes(article, 6);

        await().until(() -> TestStack.smtp().mails().size() == 6);
        assertThat(TestStack.smtp().mails())
                .filteredOn(mail -> String.valueOf(mail.messageId()).startsWith("<" + event + "."))
                .hasSize(3);
        assertThat(operator("GET", "/" + deadLetter.path("id").asString(), null)
                        .path("state")
                        .asString())
                .isEqualTo("REPLAYED");
    }

    private Optional<JsonNode> deadLetterOf(String event) {
        return operator("GET", "?limit=100", null)
                .path("items")
                .valueStream()
                .filter(item -> item.path("eventId").asString("").equals(event))
                .findFirst();
    }

    private void replay(String request) {
        assertThat(operator("POST", "/replay", request).path("replayed").asInt())
                .isEqualTo(1);
    }

    private JsonNode operator(String method, String path, @Nullable String json) {
        RawRequest request = RawRequest.of(method, "/api/ops/dead-letters" + path)
                .with("Authorization: Bearer " + TestTokens.of("operator"));
        return (json == null ? request : request.sending("application/json", json))
                .send(port)
                .json();
    }
}
