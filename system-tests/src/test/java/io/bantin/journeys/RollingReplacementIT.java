package io.bantin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.local.plan.ProcessKind;
import io.bantin.stack.identity.DemoAccount;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every instance of every service is replaced, one after the other, while people read, publish and sign up. It takes twelve
 * processes and several minutes, so it runs with {@code -Ptorture}.
 */
@Tag("torture")
class RollingReplacementIT {

    private static final List<String> TWO_OF_EACH = Stream.of(ProcessKind.values())
            .filter(ProcessKind::isScalable)
            .flatMap(role -> Stream.of("--scale", role.label() + "=2"))
            .toList();

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void losesNoRequest() throws Exception {
        var settings = Map.of("BANTIN_DRAIN_ENABLED", System.getProperty("rolling.drain", "true"));
        try (var bantin = Bantin.start(settings, TWO_OF_EACH);
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var load = Executors.newScheduledThreadPool(6);
                var checks = Executors.newSingleThreadScheduledExecutor()) {
            var gateways = new LoadBalancer(bantin);
            assertThat(gateways.size()).isEqualTo(2);
            var publisher = bantin.publisher();
            var category = publisher.category("Thay ca");
            var article = publisher.publishNew("Thay từng tiến trình", category);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bantin.visitor().get(article.url()).status() == 200);
            var token = String.valueOf(bantin.as(DemoAccount.PUBLISHER).token());

            checks.scheduleWithFixedDelay(gateways::checkReadiness, 0, 250, TimeUnit.MILLISECONDS);
            every(load, 40, () -> send(client, gateways, 200, "GET", article.url(), null, null));
            every(load, 40, () -> send(client, gateways, 200, "GET", "/", null, null));
            every(load, 40, () -> send(client, gateways, 200, "GET", "/api/articles/" + article.id(), null, null));
            every(
                    load,
                    500,
                    () -> send(
                            client,
                            gateways,
                            202,
                            "POST",
                            "/api/subscriptions",
                            "{\"email\":\"thay-ca-%d@example.org\",\"categoryIds\":[\"%s\"],\"frequency\":\"INSTANT\",\"locale\":\"vi\"}"
                                    .formatted(requests.get(), category),
                            null));
            every(load, 300, () -> publish(client, gateways, category, token));

            for (var process : bantin.processes()) {
                if (!process.role().equals(ProcessKind.STACK.label())) {
                    bantin.restart(ProcessKind.named(process.role()), process.instance());
                    // What follows would take minutes, and tell nothing more.
                    assertThat(failures)
                            .as("after %s %d, of %d requests", process.role(), process.instance(), requests.get())
                            .isEmpty();
                }
            }
            load.shutdown();
            checks.shutdown();
            assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).as("of %d requests", requests.get()).isEmpty();
        assertThat(requests.get()).isGreaterThan(1_000);
    }

    private static void every(ScheduledExecutorService load, int millis, Runnable task) {
        load.scheduleWithFixedDelay(task, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void publish(HttpClient client, LoadBalancer gateways, String category, String token) {
        var draft = send(
                client,
                gateways,
                201,
                "POST",
                "/api/editorial/articles",
                "{\"title\":\"Bản tin %d\",\"lead\":\"\",\"body\":\"Nội dung.\",\"categoryIds\":[\"%s\"],\"language\":\"vi\"}"
                        .formatted(requests.get(), category),
                token);
        if (draft != null && draft.statusCode() == 201) {
            var id = draft.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
            send(client, gateways, 200, "POST", "/api/editorial/articles/%s/publish".formatted(id), "", token);
        }
    }

    private @Nullable HttpResponse<String> send(
            HttpClient client,
            LoadBalancer gateways,
            int expected,
            String method,
            String path,
            @Nullable String body,
            @Nullable String token) {
        requests.incrementAndGet();
        IOException refused = null;
        for (var gateway : gateways.inTurn()) {
            var request = HttpRequest.newBuilder(URI.create(gateway + path))
                    .timeout(Duration.ofSeconds(20))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null && !body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            if (token != null) {
                request.header("Authorization", "Bearer " + token).header("If-Match", "\"1\"");
            }
            try {
                var answer = client.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() != expected) {
                    failures.add("%s %s %d %s".formatted(method, path, answer.statusCode(), answer.body()));
                }
                return answer;
            } catch (ConnectException e) {
                refused = e;
            } catch (IOException e) {
                failures.add("%s %s %s".formatted(method, path, e));
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        failures.add("%s %s no gateway: %s".formatted(method, path, refused));
        return null;
    }

    /** Leaves out a gateway that is not ready, as the load balancer in front of them does, and asks another when one refuses to connect. */
    private static final class LoadBalancer {

        private final List<Gateway> gateways;
        private final AtomicInteger turn = new AtomicInteger();
        private volatile List<String> ready = List.of();

        LoadBalancer(Bantin bantin) {
            this.gateways = bantin.processes().stream()
                    .filter(process -> process.role().equals(ProcessKind.GATEWAY.label()))
                    .map(process -> new Gateway(
                            "http://localhost:" + process.port(),
                            bantin.managementOf(ProcessKind.GATEWAY, process.instance())))
                    .toList();
            checkReadiness();
        }

        int size() {
            return gateways.size();
        }

        void checkReadiness() {
            ready = gateways.stream()
                    .filter(gateway -> !gateway.refusesTraffic())
                    .map(Gateway::url)
                    .toList();
        }

        List<String> inTurn() {
            var order = new ArrayList<>(ready);
            if (!order.isEmpty()) {
                Collections.rotate(order, turn.getAndIncrement() % order.size());
            }
            return order;
        }
    }

    private record Gateway(String url, Visitor management) {

        /** Only the answer of the gateway itself counts; a request that cannot connect goes to the next one anyway. */
        boolean refusesTraffic() {
            try {
                return management.get("/actuator/health/readiness").status() == 503;
            } catch (RuntimeException e) {
                return false;
            }
        }
    }
}
