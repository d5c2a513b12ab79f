package io.bantin.notification.subscribers.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.notification.subscribers.AudienceQuery;
import io.bantin.notification.subscribers.signup.TransactionalMail.Outcome;
import io.bantin.notification.subscribers.tokens.LinkTokens;
import io.bantin.stack.mail.Mail;
import io.bantin.stack.testing.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A sign-up changes nothing before its confirmation, and answers the same for every address. */
@ExtendWith(OutputCaptureExtension.class)
class SignUpIT extends SignUpScenario {

    @Autowired
    private LinkTokens tokens;

    @Autowired
    private AudienceQuery audience;

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

    private List<String> listeners() {
        return ids(Set.of("root", category));
    }

    private RestTestClient.ResponseSpec preview(String token) {
        return http.post()
                .uri("/api/subscriptions/confirm/preview")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("token", token))
                .exchange();
    }

    private List<String> ids(Set<String> paths) {
        try (var ids = audience.stream(null, paths)) {
            return ids.toList();
        }
    }
}
