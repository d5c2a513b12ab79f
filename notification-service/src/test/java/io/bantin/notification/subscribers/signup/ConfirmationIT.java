package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.TestTime;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.Consent;
import io.bantin.notification.subscribers.SignUp;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberBulkStore;
import io.bantin.notification.subscribers.SubscriberState;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.choices.Frequency;
import io.bantin.notification.subscribers.erasure.Erasures;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Links of confirmation mails after other changes to the subscription. */
@WholeService
class ConfirmationIT {

    private static final int STEPS = 14;

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private TestTime time;

    @Autowired
    private Clock clock;

    @Autowired
    private LinkTokens tokens;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private SubscriberBulkStore bulk;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Suppressions suppressions;

    private RestTestClient http;
    private EmailAddress email;
    private String category;

    @BeforeEach
    void anyAddress() {
        http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        String address = "ai-" + Ids.next() + "@example.org";
        email = new EmailAddress(address, address);
        category = events.category("Dân vận khéo");
    }

    @AfterEach
    void backToThePresent() {
        time.backToThePresent();
    }

    /** Compares random sequences of sign-ups, confirmations, changes and unsubscriptions with a model. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void addsOnlyConfirmedChoices(long seed) {
        var random = new Random(seed);
        boolean active = false;
        boolean left = false;
        Set<String> expected = new TreeSet<>();
        List<SignUp> waiting = new ArrayList<>();
        Set<String> withdrawn = new TreeSet<>();
        List<SignUp> used = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            time.moveClock(Duration.ofSeconds(1));
            switch (random.nextInt(6)) {
                case 0, 1 -> waiting.add(signUp("c" + random.nextInt(5)));
                case 2, 3 -> {
                    if (!waiting.isEmpty()) {
                        SignUp signUp = waiting.get(random.nextInt(waiting.size()));
                        if (left && withdrawn.contains(signUp.id())) {
                            assertThat(confirm(token(signUp))).isEqualTo("409 subscription-ended");
                        } else {
                            assertThat(confirm(token(signUp))).isEqualTo("200");
                            if (!active) {
                                expected.clear();
                            }
                            expected.addAll(signUp.choice().categoryIds());
                            active = true;
                            left = false;
                            waiting.remove(signUp);
                            used.add(signUp);
                        }
                    }
                }
                case 4 -> {
                    if (active) {
                        expected = new TreeSet<>(Set.of("c" + random.nextInt(5), "c9"));
                        subscribers.choose(present().id(), new Choice.Partial(expected, null, null), clock.instant());
                    }
                }
                default -> {
                    if (active) {
                        subscribers.leave(present().id(), clock.instant());
                        active = false;
                        left = true;
                        waiting.forEach(signUp -> withdrawn.add(signUp.id()));
                    }
                }
            }
            if (!used.isEmpty()) {
                assertThat(confirm(token(used.get(random.nextInt(used.size())))))
                        .isEqualTo(active ? "409 already-confirmed" : "409 subscription-ended");
            }
            if (active) {
                assertThat(new TreeSet<>(choice().categoryIds())).isEqualTo(expected);
            }
            assertThat(subscribers.find(email).filter(Subscriber::isActive).isPresent())
                    .isEqualTo(active);
        }
    }

    @Test
    void concurrentConfirmationsAllCount() throws Exception {
        List<SignUp> waiting = List.of(signUp("a"), signUp("b"), signUp("c"), signUp("d"));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = waiting.stream()
                    .map(signUp -> executor.submit(() -> answer("/api/subscriptions/confirm", token(signUp))))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("200");
            }
        }
        assertThat(choice().categoryIds()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(present().changes().getLast().categoryIds()).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void addsToAnImportedSubscription() {
        bulk.insert(List.of(Subscriber.imported(
                email,
                new Choice(Set.of("a"), Frequency.DAILY, "en"),
                Consent.imported(clock.instant(), "Vâng", "i", 2),
                clock.instant())));
        SignUp signUp = signUp("b");

        assertThat(confirm(token(signUp))).isEqualTo("200");

        assertThat(choice()).isEqualTo(new Choice(Set.of("a", "b"), Frequency.INSTANT, "en"));
    }

    @Test
    void addsToASuppressedSubscription() {
        assertThat(confirm(token(signUp("a")))).isEqualTo("200");
        SignUp later = signUp("b");
        SignUp used = signUp("c");
        assertThat(confirm(token(used))).isEqualTo("200");
        suppressions.suppress(present().id(), "550 5.1.1 unknown", "a.1", "a.1@1");
        assertThat(present().state()).isEqualTo(SubscriberState.SUPPRESSED);
        assertThat(confirm(token(used))).isEqualTo("409 subscription-ended");

        assertThat(confirm(token(later))).isEqualTo("200");

        assertThat(choice().categoryIds()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void acceptsACategoryThatWasRemovedAfterTheSignUp() {
        SignUp signUp = signUp(category);
        events.category(category, 2, "Dân vận khéo", true);

        assertThat(confirm(token(signUp))).isEqualTo("200");

        assertThat(choice().categoryIds()).containsExactly(category);
    }

    @Test
    void refusesTheLinkOfAnErasedSubscriber() {
        SignUp signUp = signUp("a");
        String token = token(signUp);
        erasures.erase(email.key());
        signUp("b");

        assertThat(confirm(token)).isEqualTo("404 confirmation-not-found");
    }

    @Test
    void refusesAnExpiredLinkAndExplainsWhy() {
        SignUp first = signUp("a");
        SignUp second = signUp("b");
        assertThat(confirm(token(first))).isEqualTo("200");
        time.moveClock(Duration.ofDays(7).plusSeconds(1));

        assertThat(confirm(token(second))).isEqualTo("410 confirmation-expired");
        assertThat(confirm(token(first))).isEqualTo("409 already-confirmed");
        assertThat(choice().categoryIds()).containsExactly("a");
    }

    private SignUp signUp(String categoryId) {
        var signUp = new SignUp(
                Ids.next(), new Choice(Set.of(categoryId), Frequency.INSTANT, "vi"), clock.instant(), "test");
        subscribers.signUp(email, signUp);
        return signUp;
    }

    private String token(SignUp signUp) {
        return tokens.confirming(present().id(), signUp.id());
    }

    private Subscriber present() {
        return subscribers.find(email).orElseThrow();
    }

    private Choice choice() {
        Choice choice = present().choice();
        assertThat(choice).isNotNull();
        return java.util.Objects.requireNonNull(choice);
    }

    /** The status and the kind of the problem. The preview must give the same answer and change nothing. */
    private String confirm(String token) {
        String before = String.valueOf(subscribers.find(email).map(Subscriber::choice));
        String looked = answer("/api/subscriptions/confirm/preview", token);
        assertThat(String.valueOf(subscribers.find(email).map(Subscriber::choice)))
                .isEqualTo(before);
        String confirmed = answer("/api/subscriptions/confirm", token);
        assertThat(looked).isEqualTo(confirmed);
        return confirmed;
    }

    private String answer(String path, String token) {
        var result = http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange()
                .expectBody(Map.class)
                .returnResult();
        @Nullable
        Object type = result.getResponseBody() == null
                ? null
                : result.getResponseBody().get("type");
        int status = result.getStatus().value();
        return type == null
                ? String.valueOf(status)
                : status + " " + type.toString().replace("/problems/", "");
    }
}
