package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.claims.ClaimState;
import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.TestSpans;
import io.bantin.notification.TestTime;
import io.bantin.notification.WholeService;
import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.signup.TransactionalMail.Outcome;
import io.bantin.notification.subscribers.tokens.Tokens;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@WholeService
@ExtendWith(OutputCaptureExtension.class)
class SignUpIT {

    private static final Pattern LINK = Pattern.compile("/subscriptions/confirm\\?token=([A-Za-z0-9_-]+)");

    @LocalServerPort
    private int port;

    @Autowired
    private TestEvents events;

    @Autowired
    private TestTime time;

    @Autowired
    private TestSpans spans;

    @Autowired
    private Clock clock;

    @Autowired
    private Tokens tokens;

    @Autowired
    private AudienceQuery audience;

    @Autowired
    private MongoOperations mongo;

    private RestTestClient http;
    private String category;
    private String email;

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

    @Test
    void sendsAConfirmationMailAndSubscribesAfterConfirmation() {
        signUp(email, "INSTANT", "vi");
        Mail mail = theMail(1);
        assertThat(mail.subject()).isEqualTo("Xác nhận đăng ký nhận tin");
        assertThat(mail.headers())
                .containsEntry("Auto-Submitted", "auto-generated")
                .doesNotContainKey("List-Unsubscribe");
        assertThat(mail.text()).contains("- Dân vận khéo", "http://localhost:8080/subscriptions/confirm?token=");
        assertThat(mail.html()).contains("<li>Dân vận khéo</li>", "http://localhost:8080/subscriptions/confirm?token=");
        assertThat(listeners()).isEmpty();

        confirm(tokenIn(mail))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ACTIVE")
                .jsonPath("$.categoryIds[0]")
                .isEqualTo(category)
                .jsonPath("$.frequency")
                .isEqualTo("INSTANT")
                .jsonPath("$.locale")
                .isEqualTo("vi")
                .jsonPath("$.confirmedAt")
                .exists();
        assertThat(listeners()).hasSize(1);
        assertThat(audience.recipients(listeners()).values())
                .singleElement()
                .satisfies(recipient ->
                        assertThat(recipient.followed(Set.of("root", category))).containsExactly(category));

        String token = tokens.managing(listeners().getFirst());
        http.post()
                .uri("/api/subscriptions/{token}/unsubscribe", token)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("List-Unsubscribe=One-Click")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(listeners()).isEmpty();
    }

    @Test
    void writesEnglishMailsOnRequest() {
        signUp(email, "INSTANT", "en");
        assertThat(theMail(1).subject()).isEqualTo("Please confirm your subscription");
    }

    @Test
    void answersTheSameForKnownAddressesAndChangesNothingBeforeConfirmation() {
        signUp(email, "INSTANT", "vi");
        confirm(tokenIn(theMail(1))).expectStatus().isOk();
        String other = events.category("Tin địa phương");
        var answer = post(Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "categoryIds", List.of(other)));
        answer.expectStatus().isEqualTo(HttpStatus.ACCEPTED).expectBody().isEmpty();
        assertThat(listeners()).hasSize(1);
        assertThat(ids(Set.of(other))).isEmpty();

        confirm(tokenIn(theMail(2))).expectStatus().isOk();
        assertThat(listeners()).hasSize(1);
        assertThat(ids(Set.of(other))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "vi, Mỗi khi có bài mới, chỉ thêm vào những gì bạn đang nhận, những gì bạn đang nhận vẫn giữ nguyên, tiếng Anh",
        "en, whenever there is a new article, only adds to what you receive, what you receive stays as it is, in Vietnamese"
    })
    void theMailToAnActiveSubscriberDescribesTheNewSubscription(
            String locale, String often, String adds, String unchanged, String otherLanguage) {
        signUp(email, "INSTANT", locale.equals("vi") ? "en" : "vi");
        assertThat(theMail(1).text()).doesNotContain(adds);
        confirm(tokenIn(theMail(1))).expectStatus().isOk();
        String other = events.category("Tin địa phương & quê");

        post(Map.of("email", email, "categoryIds", List.of(other), "locale", locale))
                .expectStatus()
                .isAccepted();

        Mail mail = theMail(2);
        assertThat(Objects.requireNonNull(mail.text()).replace("\r\n", "\n"))
                .contains("- Dân vận khéo\n- Tin địa phương & quê\n", often, adds, unchanged, otherLanguage);
        assertThat(mail.html())
                .contains("<li>Dân vận khéo</li><li>Tin địa phương &amp; quê</li>", often, adds, unchanged);
        preview(tokenIn(mail))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.categoryIds")
                .isEqualTo(List.of(category, other));
        confirm(tokenIn(mail))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.categoryIds")
                .isEqualTo(List.of(category, other))
                .jsonPath("$.locale")
                .isEqualTo(locale.equals("vi") ? "en" : "vi");
    }

    @Test
    void sendsNoMailToASubscriberWhoLeftBefore() {
        TestStack.smtp().answer(email, 421, "Later");
        signUp(email, "INSTANT", "vi");
        await().until(() -> single().reply() != null);
        time.moveClock(Duration.ofSeconds(1));
        http.post()
                .uri("/api/subscriptions/{token}/unsubscribe", tokens.managing(subscriberId()))
                .exchange()
                .expectStatus()
                .isOk();
        await().untilAsserted(() -> assertThat(single().outcome()).isEqualTo(Outcome.NOT_NEEDED));
        assertThat(single().attempts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAILY", "WEEKLY"})
    void refusesDigests(String frequency) {
        post(Map.of("email", email, "categoryIds", List.of(category), "frequency", frequency))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("frequency")
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).contains("must be INSTANT", "not sent yet"));
    }

    /** All spellings of an address share the limit of three mails an hour, even in concurrent requests. */
    @ParameterizedTest
    @ValueSource(strings = {"%s+%d@example.org", "%s+a+%d@EXAMPLE.org", "%2$d"})
    void limitsMailsToAMailboxForAllItsSpellings(String form) throws Exception {
        String local = email.substring(0, email.indexOf('@'));
        List<String> spellings = IntStream.range(0, 9)
                .mapToObj(n -> form.startsWith("%s")
                        ? form.formatted(local, n)
                        : (n % 2 == 0 ? local.substring(0, n + 1) + "." + local.substring(n + 1) : local)
                                + (n % 3 == 0 ? "+" + n : "")
                                + (n % 4 == 0 ? "@gmail.com" : "@GoogleMail.com"))
                .toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = spellings.stream()
                    .map(spelling -> executor.submit(() -> signUp(spelling, "INSTANT", "vi")))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertThat(mongo.count(
                        Query.query(where("emailKey").regex("^" + String.join("[.]?", local.split("")) + "[+@]")),
                        "subscribers"))
                .isBetween(1L, 3L);
        await().during(Duration.ofMillis(300))
                .until(() -> spellings.stream()
                                .distinct()
                                .mapToInt(spelling -> TestStack.smtp()
                                        .mailsTo(spelling.substring(0, spelling.indexOf('@'))
                                                + spelling.substring(spelling.indexOf('@'))
                                                        .toLowerCase(java.util.Locale.ROOT))
                                        .size())
                                .sum()
                        == 3);
        assertThat(mongo.findAll(Document.class, "mailbox_counts").toString()).doesNotContain(local);
    }

    @Test
    void countsMailsInTheStoreUntilAnHourAfterTheLast() {
        for (int i = 0; i < 3; i++) {
            signUp(email.replace("@", "+" + i + "@"), "INSTANT", "vi");
        }
        var index = mongo.getCollection("mailbox_counts").listIndexes().into(new ArrayList<>()).stream()
                .filter(found -> "expiry".equals(found.getString("name")))
                .findFirst()
                .orElseThrow();
        assertThat(index.get("expireAfterSeconds", Number.class).longValue()).isZero();
        time.moveClock(Duration.ofMinutes(59));
        signUp(email, "INSTANT", "vi");
        assertThat(mongo.count(Query.query(where("emailKey").is(email)), "subscribers"))
                .isZero();
        time.moveClock(Duration.ofMinutes(2));
        signUp(email, "INSTANT", "vi");
        theMail(1);
    }

    @Test
    void acceptsAConfirmationOnce() {
        signUp(email, "INSTANT", "vi");
        String token = tokenIn(theMail(1));
        confirm(token).expectStatus().isOk();
        confirm(token)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/already-confirmed");
    }

    @Test
    void refusesUnknownAndExpiredConfirmations() {
        signUp(email, "INSTANT", "vi");
        String token = tokenIn(theMail(1));
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        for (String unknown : List.of(forged, "x", "ÿ\r\n", "0".repeat(35))) {
            confirm(unknown)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/confirmation-not-found");
        }
        time.moveClock(Duration.ofDays(7).plusMinutes(1));
        confirm(token)
                .expectStatus()
                .isEqualTo(HttpStatus.GONE)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/confirmation-expired");
        assertThat(listeners()).isEmpty();
    }

    @Test
    void limitsMailsToAnAddress() {
        for (int i = 0; i < 4; i++) {
            signUp(email, "INSTANT", "vi");
        }
        theMail(3);
        assertThat(mongo.count(Query.query(where("subscriberId").is(subscriberId())), TransactionalMail.class))
                .isEqualTo(3);
        time.moveClock(Duration.ofMinutes(61));
        signUp(email, "INSTANT", "vi");
        theMail(4);
    }

    @Test
    void createsOneSubscriberForConcurrentSignUps() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 8; i++) {
                all.add(executor.submit(() -> signUp(email, "INSTANT", "vi")));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(mongo.count(Query.query(where("emailKey").is(email)), "subscribers"))
                .isEqualTo(1);
        assertThat(mongo.count(Query.query(where("subscriberId").is(subscriberId())), TransactionalMail.class))
                .isEqualTo(3);
        theMail(3);
    }

    @Test
    void triesAgainWhenTheReceiverWantsItLater() {
        TestStack.smtp().answer(email, 451, "Greylisted");
        signUp(email, "INSTANT", "vi");
        await().untilAsserted(() -> assertThat(single().reply()).isEqualTo("451 Greylisted"));
        TestStack.smtp().behave();
        theMail(1);
        await().untilAsserted(() -> assertThat(single().outcome()).isEqualTo(Outcome.SENT));
        assertThat(single().open()).isNull();
    }

    @Test
    void givesUpWhenTheRetryScheduleIsUsedUp() {
        TestStack.smtp().answer(email, 451, "Greylisted");
        signUp(email, "INSTANT", "vi");
        await().untilAsserted(() -> assertThat(single().outcome()).isEqualTo(Outcome.GIVEN_UP));
        assertThat(single().attempts())
                .as("the first and two retries (application.yml of the tests)")
                .isEqualTo(3);
    }

    @Test
    void endsTheMailWhenTheReceiverRefusesIt() {
        TestStack.smtp().answer(email, 550, "5.1.1 <" + email + "> is unknown");
        signUp(email, "INSTANT", "vi");
        await().untilAsserted(() -> assertThat(single().outcome()).isEqualTo(Outcome.REFUSED));
        assertThat(single().reply()).contains("is unknown").doesNotContain(email);
    }

    @Test
    void repeatsTheSameMailWhenItsAnswerWasLost() {
        TestStack.smtp().closeAfterAccepting(1);
        signUp(email, "INSTANT", "vi");
        theMail(2);
        List<Mail> mails = TestStack.smtp().mailsTo(email);
        assertThat(mails.get(1).messageId()).isEqualTo(mails.get(0).messageId());
        assertThat(mails.get(1).text()).isEqualTo(mails.get(0).text());
    }

    @Test
    void takesOverTheMailOfAProcessThatDied() {
        TestStack.smtp().answer(email, 421, "Later");
        signUp(email, "INSTANT", "vi");
        await().until(() -> single().reply() != null);
        // A process that was killed between its claim and the answer leaves this.
        mongo.updateFirst(
                Query.query(where("_id").is(single().id())),
                new Update()
                        .set("claim", new ClaimState(7, 3, "a dead process"))
                        .set("nextAttemptAt", clock.instant()),
                TransactionalMail.class);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(single().claim().epoch()).isEqualTo(7));
        TestStack.smtp().behave();
        assertThat(TestStack.smtp().mailsTo(email)).isEmpty();
        time.moveTicker(Duration.ofSeconds(11));
        theMail(1);
        await().untilAsserted(() -> assertThat(single().outcome()).isEqualTo(Outcome.SENT));
        assertThat(single().claim().epoch()).isEqualTo(8);
        assertThat(single().claim().isOwned()).isFalse();
    }

    @Test
    void tracesASignUpFromTheRequestToTheMailServer() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        http.post()
                .uri("/api/subscriptions")
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", email, "categoryIds", List.of(category)))
                .exchange()
                .expectStatus()
                .isAccepted();
        theMail(1);
        await().untilAsserted(() -> assertThat(spans.of(traceId))
                .extracting(SpanData::getName)
                .contains("http post /api/subscriptions", "confirmation mail"));
        assertThat(spans.of(traceId).toString()).doesNotContain(email);
    }

    @Test
    void writesNoAddressAndNoTokenToTheLog(CapturedOutput log) {
        TestStack.smtp().answer(email, 421, "Not yet for <" + email + ">");
        signUp(email, "INSTANT", "vi");
        await().until(() -> single().reply() != null);
        TestStack.smtp().behave();
        String token = tokenIn(theMail(1));
        confirm(token).expectStatus().isOk();
        http.get()
                .uri("/api/subscriptions/{token}", tokens.managing(subscriberId()))
                .exchange()
                .expectStatus()
                .isOk();
        post(Map.of("email", email + "\u0007", "categoryIds", List.of(category)))
                .expectStatus()
                .isBadRequest();
        assertThat(log.getAll()).doesNotContain(email).doesNotContain(token);
    }

    @Test
    void keepsTheConsentButNoTokenAndNoAddressInTheMails() {
        signUp(email, "INSTANT", "vi");
        String token = tokenIn(theMail(1));
        confirm(token).expectStatus().isOk();
        Document stored = Objects.requireNonNull(
                mongo.findOne(Query.query(where("emailKey").is(email)), Document.class, "subscribers"));
        assertThat(stored.get("consent", Document.class))
                .containsEntry("wording", ConfirmationMailComposer.WORDING)
                .containsKeys("askedAt", "confirmedAt", "how");
        assertThat(stored.toJson()).doesNotContain(token.substring(13));
        assertThat(mongo.findAll(Document.class, "single_mails").toString())
                .doesNotContain(email)
                .doesNotContain(token.substring(13));
    }

    private void signUp(String email, String frequency, String locale) {
        post(Map.of("email", email, "categoryIds", List.of(category), "frequency", frequency, "locale", locale))
                .expectStatus()
                .isEqualTo(HttpStatus.ACCEPTED)
                .expectBody()
                .isEmpty();
    }

    private RestTestClient.ResponseSpec post(Map<String, ?> body) {
        return http.post()
                .uri("/api/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec preview(String token) {
        return http.post()
                .uri("/api/subscriptions/confirm/preview")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange();
    }

    private RestTestClient.ResponseSpec confirm(String token) {
        return http.post()
                .uri("/api/subscriptions/confirm")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange();
    }

    /** The n-th and so far last mail to the address. */
    private Mail theMail(int n) {
        return await().until(() -> TestStack.smtp().mailsTo(email), mails -> mails.size() == n)
                .getLast();
    }

    private static String tokenIn(Mail mail) {
        var link = LINK.matcher(Objects.requireNonNull(mail.text()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<String> listeners() {
        return ids(Set.of("root", category));
    }

    private String subscriberId() {
        return Objects.requireNonNull(
                        mongo.findOne(Query.query(where("emailKey").is(email)), Document.class, "subscribers"))
                .getString("_id");
    }

    private TransactionalMail single() {
        return Objects.requireNonNull(
                mongo.findOne(Query.query(where("subscriberId").is(subscriberId())), TransactionalMail.class));
    }

    private List<String> ids(Set<String> paths) {
        try (var ids = audience.stream(null, paths)) {
            return ids.toList();
        }
    }
}
