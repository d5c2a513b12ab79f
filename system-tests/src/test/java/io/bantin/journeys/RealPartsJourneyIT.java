package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.stack.mail.Mail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Publishes with Keycloak as the identity provider and Postfix as the mail relay, each if it is available. Otherwise the
 * embedded one is used.
 */
@Tag("containers-up")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPartsJourneyIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int READERS = 12;

    private @Nullable Keycloak keycloak;
    private @Nullable Postfix postfix;
    private Bantin bantin;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        var home = Keycloak.fetch(Path.of("target", "keycloak").toAbsolutePath());
        if (home.isPresent()) {
            keycloak = Keycloak.start(home.get(), freePort());
            settings.putAll(keycloak.settings());
        } else {
            System.out.println("SKIPPED: Keycloak itself, since Maven Central does not give it here.");
        }
        int relay = freePort();
        if (Postfix.isInstalled()) {
            settings.put("BANTIN_SMTP_PORT", String.valueOf(relay));
        } else {
            System.out.println(
                    "SKIPPED: Postfix itself, since it is not installed here or this user may not start it.");
        }
        Assumptions.assumeTrue(keycloak != null || Postfix.isInstalled(), "neither Keycloak nor Postfix");
        bantin = Bantin.start(settings, List.of());
        if (Postfix.isInstalled()) {
            postfix = Postfix.start(relay, bantin.sinkPort());
        }
    }

    @AfterAll
    @SuppressWarnings("NullAway") // Nothing was started where neither is there.
    void stop() throws IOException, InterruptedException {
        if (postfix != null) {
            postfix.stop();
        }
        if (bantin != null) {
            bantin.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void notifiesEachSubscriberOnceOfAPublication() throws IOException, InterruptedException {
        var publisher =
                keycloak == null ? bantin.publisher() : new Publisher(bantin.withToken(keycloak.token("publisher")));
        var category = publisher.category("Nông nghiệp");
        var inboxes = IntStream.range(0, READERS)
                .mapToObj(number -> bantin.inbox("doc-gia-" + number).subscribe(category))
                .toList();

        var article = publisher.publishNew("Mùa sầu riêng đến sớm", category);

        for (var inbox : inboxes) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(inbox.mailsAbout(article)).hasSize(1));
        }
        assertThat(inboxes.stream()
                        .flatMap(inbox -> inbox.mailsAbout(article).stream().map(Mail::messageId)))
                .hasSize(READERS)
                .doesNotHaveDuplicates();
        assertThat(bantin.visitor().get(article.url()).status()).isEqualTo(200);
        if (postfix != null) {
            assertThat(postfix.log().lines().filter(line -> line.contains("status=sent")))
                    .as("the confirmations and the announcements went through Postfix")
                    .hasSize(2 * READERS);
        }
    }

    @Test
    void refusesAReporterOfKeycloakToPublish() throws IOException, InterruptedException {
        Assumptions.assumeTrue(keycloak != null, "no Keycloak");
        var reporter = bantin.withToken(Objects.requireNonNull(keycloak).token("reporter"));

        assertThat(reporter.post("/api/editorial/categories", Visitor.json("name", "Không được"))
                        .status())
                .isEqualTo(403);
        assertThat(bantin.withToken("not.a.token")
                        .get("/api/editorial/articles")
                        .status())
                .isEqualTo(401);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
