package io.bantin.notification.subscribers.subscription;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** An active subscriber, and the requests that the links in mails make. */
@WholeService
abstract class SubscriptionScenario {

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    Subscribers subscribers;

    @Autowired
    LinkTokens tokens;

    @Autowired
    Clock clock;

    RestTestClient http;
    String category;
    EmailAddress address;
    String id;
    String token;

    @BeforeEach
    void anActiveSubscriber() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        category = events.category("Dân vận khéo");
        String email = "bo-" + Ids.next() + "@example.org";
        address = new EmailAddress(email, email);
        id = subscribers.signUp(address, aSignUp()).id();
        confirm();
        token = tokens.managing(id);
    }

    SignUp aSignUp() {
        return new SignUp(Ids.next(), new Choice(Set.of(category), Frequency.INSTANT, "vi"), clock.instant(), "test");
    }

    void confirm() {
        Subscriber present = subscribers.find(id).orElseThrow();
        subscribers
                .confirm(present, present.waiting().getLast(), clock.instant())
                .orElseThrow();
    }

    ResponseSpec see() {
        return http.get().uri("/api/subscriptions/{token}", token).exchange();
    }

    ResponseSpec patch(Map<String, ?> body) {
        return http.patch()
                .uri("/api/subscriptions/{token}", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
