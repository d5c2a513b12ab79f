package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Builds, starts, uses, scales, kills and restarts the system of docker-compose.yml: {@code mvn verify -Pcontainers-up}. */
@Tag("containers-up")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersJourneyIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int READERS = 5;

    private Compose compose;
    private Publisher publisher;
    private String category;
    private List<Inbox> inboxes;

    @BeforeAll
    void start() {
        var engine = Compose.onThisMachine();
        if (engine.isEmpty()) {
            System.out.println("SKIPPED: containers-up needs a Docker engine and Compose, and found none.");
        }
        Assumptions.assumeTrue(engine.isPresent(), "no Docker engine with Compose");
        compose = engine.orElseThrow();
        if (Boolean.parseBoolean(System.getProperty("containers.build", "true"))) {
            compose.build();
        }
        compose.up();
        publisher = new Publisher(compose.as(DemoAccount.PUBLISHER));
        category = publisher.category("Kinh tế");
        inboxes = IntStream.range(0, READERS)
                .mapToObj(number -> compose.inbox("doc-gia-" + number).subscribe(category))
                .toList();
    }

    @AfterAll
    @SuppressWarnings("NullAway") // Nothing was started where there is no engine.
    void stop() {
        if (compose != null) {
            compose.close();
        }
    }

    @Test
    @Order(1)
    void publishesThroughThePublishedPort() {
        var article = publisher.publishNew("Mùa sầu riêng đến sớm", category);

        tellsEverybodyOnce(article);
        await().atMost(SOON).until(() -> compose.visitor().get(article.url()).status() == 200);
    }

    @Test
    @Order(2)
    void usesTheNativeTransportAndTheAheadOfTimeCache() {
        var gateway = compose.containers("gateway").getFirst();

        assertThat(compose.docker("exec", gateway, "cat", "/proc/1/maps").orThrow())
                .contains("netty_transport_native_epoll")
                .contains("service.aot");
        assertThat(compose.docker("logs", gateway).orThrow().lines().toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("{").contains("\"ecs\":{\"version\":"));
    }

    @Test
    @Order(3)
    void reachesEveryInstanceOfAScaledService() {
        compose.up("notification-service=3", "portal=2", "article-service=2");

        var article = publisher.publishNew("Giá cà phê tăng phiên thứ ba", category);
        tellsEverybodyOnce(article);
        for (var service : List.of("portal", "article-service", "notification-service")) {
            for (var container : compose.containers(service)) {
                await().atMost(SOON).until(() -> {
                    compose.visitor().get("/");
                    compose.visitor().get("/api/articles");
                    compose.visitor().get("/api/subscriptions/none");
                    return hasServedRequests(container);
                });
            }
        }
    }

    private boolean hasServedRequests(String container) {
        return compose.docker("exec", container, "bash", "-c", """
                        exec 3<>/dev/tcp/127.0.0.1/8081
                        printf 'GET /actuator/prometheus HTTP/1.0\\r\\n\\r\\n' >&3
                        cat <&3""")
                .said()
                .lines()
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count") && !line.contains("/actuator"));
    }

    @Test
    @Order(4)
    void staysWithinItsMemory() {
        var all = compose.docker("stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}} {{.MemPerc}}")
                .orThrow();
        compose.note("memory.txt", all);

        assertThat(all.lines().filter(line -> line.contains("containers-up")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Double.parseDouble(
                                line.substring(line.lastIndexOf(' ') + 1).replace("%", "")))
                        .as(line)
                        .isLessThan(90));
    }

    @Test
    @Order(5)
    void losesNothingWhenAnyContainerIsKilled() {
        for (var victims : List.of(
                List.of("notification-service"),
                List.of("mongodb"),
                List.of("kafka"),
                List.of("mailpit"),
                List.of("article-service", "category-service"),
                List.of("gateway", "portal", "keycloak"))) {
            var article = publisher.publishNew("Tin trước khi mất " + String.join(", ", victims), category);
            var killed = victims.stream()
                    .flatMap(service ->
                            compose.containers(service).stream().limit(service.endsWith("n-service") ? 1 : 9))
                    .toList();
            killed.forEach(container -> compose.docker("kill", container).orThrow());
            killed.forEach(container -> compose.docker("start", container).orThrow());

            tellsEverybodyOnce(article);
            // The gateway needs the killed containers, too.
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> compose.visitor().get(article.url()).status() == 200);
        }
    }

    @Test
    @Order(6)
    void keepsAllDataWhenItGoesDownAndUp() {
        var before = publisher.publishNew("Tin trước khi tắt", category);
        tellsEverybodyOnce(before);

        compose.down();
        compose.up();

        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> compose.visitor().get(before.url()).status() == 200);
        publisher = new Publisher(compose.as(DemoAccount.PUBLISHER));
        tellsEverybodyOnce(publisher.publishNew("Tin sau khi bật", category));
        tellsEverybodyOnce(before);
    }

    @Test
    @Order(7)
    void namesTheMissingSettingInOneSentence() {
        var known = compose.composeWith(
                Map.of("SUBSCRIPTIONS_SECRET", "change-me-change-me-change-me-32"), "run", "--rm", "secrets");
        assertThat(known.status()).isNotZero();
        assertThat(known.said()).contains("secrets: SUBSCRIPTIONS_SECRET is ");

        var missing = compose.composeWith(Map.of("KAFKA_IMAGE", ""), "config");
        assertThat(missing.status()).isNotZero();
        assertThat(missing.said()).contains("set KAFKA_IMAGE in .env");
    }

    private void tellsEverybodyOnce(Publisher.Article article) {
        for (var inbox : inboxes) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(inbox.mailsAbout(article)).isNotEmpty());
        }
        assertThat(inboxes)
                .allSatisfy(inbox -> assertThat(inbox.mailsAbout(article).stream()
                                .map(Mail::messageId)
                                .distinct())
                        .hasSize(1));
        // A mail whose answer was lost with a killed container may be there twice, under the same Message-
        // ID; nothing else may.
    }
}
