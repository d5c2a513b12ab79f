package io.bantin.notification;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.notification.campaigns.Newsroom;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import io.bantin.stack.testing.TestTokens;
import io.bantin.stack.testing.http.ApiClient;
import io.bantin.stack.testing.openapi.ApiDescription;
import io.bantin.stack.testing.openapi.ApiExamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/** The OpenAPI document is valid, and the service answers its examples as it describes. */
@WholeService
class ApiDescriptionIT {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private TestEvents events;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private LinkTokens tokens;

    @LocalServerPort
    private int port;

    private final String operator = TestTokens.of("operator");
    private ApiExamples examples;
    private String category;

    @BeforeEach
    void readTheDescription() {
        examples = new ApiExamples(service);
        category = events.category("Dân vận khéo");
    }

    @Test
    void isValid() {
        assertThat(ApiDescription.of(service).faults()).isEmpty();
    }

    @Test
    void answersTheExamplesOfASubscriptionAsDescribed() {
        examples.call("POST /api/subscriptions", null, Map.of("categoryIds", List.of(category)));
        var subscriber = Readers.of(mongo, 1, category).get(0);
        Map<String, Object> actual = Map.of(
                "token", tokens.managing(subscriber.id()),
                "categoryIds", List.of(category),
                "email", subscriber.email());

        examples.call("GET /api/subscriptions/{token}", null, actual);
        examples.call("PATCH /api/subscriptions/{token}", null, actual);
        examples.call("POST /api/ops/subscribers/data", operator, actual);
        examples.call("POST /api/subscriptions/{token}/unsubscribe", null, actual);
        examples.call("DELETE /api/subscriptions/{token}", null, actual);
        examples.call("POST /api/ops/subscribers/erase", operator, actual);
    }

    @Test
    void answersTheExamplesOfACampaignAsDescribed() {
        var subscriber = Readers.of(mongo, 1, category).get(0);
        var article = anArticleIn(category);
        var campaign = new Newsroom(events).publishes(article, 1);
        await().until(() -> new ApiClient(port)
                .send("GET", "/api/ops/campaigns/" + campaign, operator, null, Map.of())
                .text("state")
                .equals("DONE"));
        Map<String, Object> actual =
                Map.of("eventId", campaign, "article", article.articleId(), "email", subscriber.email());

        examples.call("GET /api/ops/campaigns", operator, actual);
        examples.call("GET /api/ops/campaigns/{eventId}", operator, actual);
        examples.call("POST /api/ops/deliveries/search", operator, actual);
        examples.call("POST /api/ops/campaigns/{eventId}/retry-failed", operator, actual);
    }

    @Test
    void answersTheExamplesOfListsAsDescribed() {
        examples.call("GET /api/ops/dead-letters", operator, Map.of());
        examples.call("GET /api/ops/suppressions", operator, Map.of());
        examples.call("GET /api/ops/subscribers/imports", operator, Map.of());
    }
}
