package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.kit.claims.ClaimState;
import io.bantin.notification.TestSpans;
import io.bantin.notification.subscribers.signup.TransactionalMail.Outcome;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;

/** A confirmation mail from the request to the mail server, also when the server or a process fails. */
class ConfirmationMailIT extends SignUpScenario {

    @Autowired
    private TestSpans spans;

    @Autowired
    private Clock clock;

    @Test
    void triesAgainWhenTheReceiverDefersTheMail() {
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
    void endsTheMailWhenTheReceiverRejectsIt() {
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
        // A process that was killed between its claim and the answer leaves such a document.
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
}
