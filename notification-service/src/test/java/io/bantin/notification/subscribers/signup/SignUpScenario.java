package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.TestTime;
import io.bantin.notification.WholeService;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A new address, and the requests and mails of its sign-up. */
@WholeService
abstract class SignUpScenario {

    static final Pattern LINK = Pattern.compile("/subscriptions/confirm\\?token=([A-Za-z0-9_-]+)");

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    TestTime time;

    @Autowired
    MongoOperations mongo;

    RestTestClient http;
    String category;
    String email;

    @BeforeEach
    void anyAddress() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        category = events.category("Dân vận khéo");
        email = "ai-" + Ids.next() + "@example.org";
    }

    @AfterEach
    void receiveAgainInThePresent() {
        TestStack.smtp().behave();
        time.backToThePresent();
    }

    void signUp(String email, String frequency, String locale) {
        post(Map.of("email", email, "categoryIds", List.of(category), "frequency", frequency, "locale", locale))
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED)
                .expectBody()
                .isEmpty();
    }

    RestTestClient.ResponseSpec post(Map<String, ?> body) {
        return http.post()
                .uri("/api/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    RestTestClient.ResponseSpec confirm(String token) {
        return http.post()
                .uri("/api/subscriptions/confirm")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange();
    }

    /** The n-th and so far last mail to the address. */
    Mail theMail(int n) {
        return await().until(() -> TestStack.smtp().mailsTo(email), mails -> mails.size() == n)
                .getLast();
    }

    static String tokenIn(Mail mail) {
        var link = LINK.matcher(Objects.requireNonNull(mail.text()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    String subscriberId() {
        return Objects.requireNonNull(
                        mongo.findOne(Query.query(where("emailKey").is(email)), Document.class, "subscribers"))
                .getString("_id");
    }

    TransactionalMail single() {
        return Objects.requireNonNull(
                mongo.findOne(Query.query(where("subscriberId").is(subscriberId())), TransactionalMail.class));
    }
}
