package io.bantin.notification.deadletters;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.Newsroom;
import io.bantin.notification.campaigns.Readers;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.TestTokens;
import java.time.Duration;
import java.util.Optional;
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
    void isAnnouncedOnceThoughACorrectionOvertookItAndItIsReplayedTwice() {
        Readers.of(mongo, 3, category);
        Newsroom newsroom = new Newsroom(events);
        newsroom.revises(article, 5);
        events.send(
                "article-events.notification-service.dlq", "article-published", article.articleId(), 4, """
                {"title": "%s", "url": "%s", "categoryPaths": [["%s"]]}
                """.formatted(
                                article.title(), article.url(), category));
        String event = article.articleId() + ".4";
        Client operator = new Client(port, TestTokens.of("operator"));
        JsonNode letter = await().atMost(Duration.ofSeconds(30))
                .until(() -> letterOf(operator, event), Optional::isPresent)
                .orElseThrow();
        String replay = "{\"ids\": [\"%s\"], \"force\": true}"
                .formatted(letter.path("id").asString());

        operator.post("/replay", replay);
        await().until(() -> TestStack.smtp().mails().size() == 3);
        operator.post("/replay", replay);
        // Of the same key: once it is announced, the second replay was handled too.
        newsroom.publishes(article, 6);

        await().until(() -> TestStack.smtp().mails().size() == 6);
        assertThat(TestStack.smtp().mails())
                .filteredOn(mail -> String.valueOf(mail.messageId()).startsWith("<" + event + "."))
                .hasSize(3);
        assertThat(operator.get("/" + letter.path("id").asString()).text("state"))
                .isEqualTo("REPLAYED");
    }

    private static Optional<JsonNode> letterOf(Client operator, String event) {
        return operator.get("?limit=100")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("eventId").asString("").equals(event))
                .findFirst();
    }
}
