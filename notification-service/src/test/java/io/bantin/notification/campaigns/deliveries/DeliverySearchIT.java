package io.bantin.notification.campaigns.deliveries;

import static io.bantin.notification.campaigns.CampaignFixtures.anArticleIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.campaigns.ArticleSummary;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Newsroom;
import io.bantin.notification.campaigns.Readers;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.TestTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class DeliverySearchIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private TestEvents events;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Chunks chunks;

    @Autowired
    private Clock clock;

    private final String category = Ids.next();
    private final ArticleSummary article = anArticleIn(category);

    @BeforeEach
    void clearTheMail() {
        TestStack.smtp().clear();
    }

    @AfterEach
    void behave() {
        TestStack.smtp().behave();
    }

    @Test
    void namesServerReplyAndMessageOfAnAcceptedMail() {
        Readers readers = Readers.of(mongo, 3, category);
        String campaign = published();

        JsonNode delivery = delivery(readers.get(1));

        assertThat(delivery.path("eventId").asString()).isEqualTo(campaign);
        assertThat(delivery.path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(delivery.path("server").asString())
                .isEqualTo("localhost:" + TestStack.smtp().port());
        assertThat(delivery.path("reply").asString()).startsWith("250");
        assertThat(Instant.parse(delivery.path("acceptedAt").asString())).isBeforeOrEqualTo(clock.instant());
        assertThat(delivery.path("explanation").asString())
                .startsWith("Attempt 1 was accepted at ")
                .contains("250");
        assertThat(delivery.path("traceId").asString()).matches("[0-9a-f]{32}");
        Mail mail = TestStack.smtp().mailsTo(readers.get(1).email()).getFirst();
        assertThat(mail.messageId()).isEqualTo("<" + delivery.path("messageId").asString() + ">");
    }

    @Test
    void findsOnePersonAmongManyChunks() {
        Readers readers = Readers.of(mongo, 1100, category);
        published();
        for (int index : new int[] {0, 499, 500, 999, 1000, 1099}) {
            assertThat(delivery(readers.get(index)).path("outcome").asString()).isEqualTo("ACCEPTED");
        }
    }

    @Test
    void tellsOfEveryAttempt() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(0).email(), 451, "4.7.1 Try again later");
        String campaign = newsroom().publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);
        TestStack.smtp().behave();
        awaitEnd(campaign);

        JsonNode delivery = delivery(readers.get(0));

        assertThat(delivery.path("explanation").asString()).matches("Attempt [23] was accepted at .*");
        assertThat(delivery.path("attempts").size()).isBetween(1, 2);
        assertThat(delivery.path("attempts").path(0).path("reply").asString()).isEqualTo("451 4.7.1 Try again later");
        assertThat(delivery.path("attempts").path(0).path("at").asString()).endsWith("Z");
    }

    @Test
    void tellsWhyAnAddressIsSuppressed() {
        Readers readers = Readers.of(mongo, 2, category);
        Subscriber gone = readers.get(0);
        TestStack.smtp().answer(gone.email(), 550, "5.1.1 No such user");
        published();
        TestStack.smtp().behave();
        String second = newsroom().corrects(article, 5);
        awaitEnd(second);

        JsonNode deliveries = search(gone.email()).path("deliveries");

        assertThat(deliveries.path(0).path("outcome").asString()).isEqualTo("FAILED");
        assertThat(deliveries.path(0).path("explanation").asString())
                .contains("attempt 1", "5.1.1 No such user", "suppressed since");
        assertThat(deliveries.path(1).path("outcome").asString()).isEqualTo("NOT_PLANNED");
        assertThat(deliveries.path(1).path("explanation").asString())
                .startsWith("Suppressed since ")
                .contains("because: 550 5.1.1 No such user");
        assertThat(search(gone.email()).path("status").asString()).isEqualTo("SUPPRESSED");
    }

    @Test
    void explainsSubscribersWhoHadLeftOrCameLater() {
        Readers before = Readers.of(mongo, 1, category);
        subscribers.leave(before.get(0).id(), clock.instant());
        published();
        Readers later = Readers.of(mongo, 1, Ids.next());

        assertThat(delivery(before.get(0)).path("explanation").asString())
                .startsWith("Not subscribed then: had left at ");
        assertThat(delivery(later.get(0)).path("outcome").asString()).isEqualTo("NOT_PLANNED");
    }

    @Test
    void tellsOfStrangersAndOfTheErased() {
        Readers readers = Readers.of(mongo, 1, category);
        published();
        String erased = readers.get(0).email();
        erasures.erase(readers.get(0).emailKey());

        assertThat(search("nobody@example.org")
                        .path("deliveries")
                        .path(0)
                        .path("explanation")
                        .asString())
                .startsWith("Nobody with this address");
        assertThat(search("nobody@example.org").path("subscriberId").isNull()).isTrue();
        assertThat(search(erased).path("deliveries").path(0).path("explanation").asString())
                .startsWith("This address was erased at ");
    }

    @Test
    void tellsThatACampaignWasCancelledBeforeTheirTurn() {
        Readers readers = Readers.of(mongo, 2, category);
        TestStack.smtp().answer(readers.get(1).email(), 451, "4.7.1 Try again later");
        String campaign = newsroom().publishes(article, 1);
        await().until(() -> chunks.counts(campaign).deferred() == 1);
        campaigns.cancel(campaign);
        awaitEnd(campaign);

        JsonNode delivery = delivery(readers.get(1));
        assertThat(delivery.path("outcome").asString()).isEqualTo("SKIPPED");
        assertThat(delivery.path("explanation").asString()).contains("cancelled at");
    }

    @Test
    void refusesQuestionsWithoutAnArticleOrAnAddress() {
        assertThat(status("{}", "operator")).isEqualTo(400);
        assertThat(status("{\"article\": \"x\", \"email\": \"no address\"}", "operator"))
                .isEqualTo(400);
        assertThat(status("{\"article\": \"nothing\", \"email\": \"ai@example.org\"}", "operator"))
                .isEqualTo(404);
        assertThat(status("{\"article\": \"x\", \"email\": \"ai@example.org\", \"more\": 1}", "operator"))
                .isEqualTo(400);
    }

    @Test
    void isForOperatorsOnly() {
        String question = "{\"article\": \"x\", \"email\": \"ai@example.org\"}";
        assertThat(status(question, null)).isEqualTo(401);
        assertThat(status(question, "publisher")).isEqualTo(403);
    }

    private String published() {
        String campaign = newsroom().publishes(article, 1);
        awaitEnd(campaign);
        return campaign;
    }

    private Newsroom newsroom() {
        return new Newsroom(events);
    }

    private void awaitEnd(String campaign) {
        await().until(() -> campaigns
                .find(campaign)
                .map(found -> found.timeline().finishedAt() != null)
                .orElse(false));
    }

    private JsonNode delivery(Subscriber subscriber) {
        JsonNode deliveries = search(subscriber.email()).path("deliveries");
        assertThat(deliveries.size()).isEqualTo(1);
        return deliveries.path(0);
    }

    private JsonNode search(String email) {
        return JSON.readTree(client("operator")
                .body(Map.of("article", article.articleId(), "email", email))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private int status(String body, @Nullable String role) {
        return client(role)
                .body(body)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getStatus()
                .value();
    }

    private RestTestClient.RequestBodySpec client(@Nullable String role) {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .post()
                .uri("/api/ops/deliveries/search")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (role != null) {
                        headers.setBearerAuth(TestTokens.of(role));
                    }
                });
    }
}
