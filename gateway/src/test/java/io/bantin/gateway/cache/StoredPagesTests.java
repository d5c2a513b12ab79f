package io.bantin.gateway.cache;

import static io.bantin.gateway.cache.PortalStandIn.Answer.of;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.gateway.Gateway;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Pages through a gateway. The ages are a hundred times those of the product, so that no test depends on the speed of a machine. */
class StoredPagesTests {

    private static final PortalStandIn PORTAL = new PortalStandIn();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private static final AtomicInteger PATHS = new AtomicInteger();
    private static final int RATE = 100;

    private static ConfigurableApplicationContext lasting;
    private static ConfigurableApplicationContext passing;

    private final String path = "/p-%013d.html".formatted(PATHS.incrementAndGet());

    /** They run until the JVM ends: closing one would stop the event loops of Reactor Netty that other tests' gateways use. */
    @BeforeAll
    static void start() {
        lasting = gateway("40s", "80s");
        passing = gateway("1ms", "2ms");
    }

    @Test
    void servesAPageToOthersWithoutThePortal() {
        PORTAL.answer(path, of(200, "page"));

        var first = get(lasting, path);
        var second = get(lasting, path + "?utm_source=x");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body()).isEqualTo("page");
        assertThat(second.headers().map()).containsAllEntriesOf(first.headers().map());
        assertThat(second.headers().firstValue("Age")).hasValue("0");
        assertThat(second.headers().firstValue("ETag")).isPresent();
        assertThat(PORTAL.asked(path)).hasSize(1);
    }

    @Test
    void sendsThePortalNothingButTheKey() {
        get(
                lasting,
                path + "?cursor=x&a=b",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Prefix",
                "/evil",
                "Forwarded",
                "host=evil.example",
                "Accept-Language",
                "en, <script>;q=0.1",
                "User-Agent",
                "evil",
                "Cookie",
                "a=evil",
                "Range",
                "bytes=0-1",
                "If-Modified-Since",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "X-Original-Url",
                "/evil");

        var asked = PORTAL.asked(path).getLast();
        assertThat(asked.target()).isEqualTo(path);
        assertThat(asked.header("Accept-Language")).containsExactly("en");
        assertThat(asked.header("Accept-Encoding")).containsExactly("identity");
        assertThat(asked.headers().toString())
                .doesNotContainIgnoringCase("evil")
                .doesNotContain("1970");
        assertThat(asked.headers()).doesNotContainKeys("Range", "Cookie", "X-Forwarded-Host");
    }

    @Test
    void keepsTheLanguagesApart() {
        for (int i = 0; i < 2; i++) {
            assertThat(get(lasting, path, "Accept-Language", "en-GB").body()).endsWith(" en");
            assertThat(get(lasting, path, "Accept-Language", "fr").body()).endsWith(" vi");
        }
        assertThat(PORTAL.asked(path)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void answersHeadAndConditionalRequestsFromMemory(String method) throws Exception {
        PORTAL.answer(path, of(200, "page"));
        var etag = get(lasting, path).headers().firstValue("ETag").orElseThrow();

        var full = send(lasting, request(lasting, path).method(method, BodyPublishers.noBody()));
        var known = send(
                lasting,
                request(lasting, path)
                        .method(method, BodyPublishers.noBody())
                        .header("If-None-Match", "\"x\", W/" + etag));

        assertThat(full.statusCode()).isEqualTo(200);
        assertThat(full.headers().firstValue("Content-Length")).hasValue("4");
        assertThat(full.body()).isEqualTo(method.equals("HEAD") ? "" : "page");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("ETag")).hasValue(etag);
        assertThat(known.headers().firstValue("Content-Type")).isEmpty();
        assertThat(PORTAL.asked(path)).hasSize(1);
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        PORTAL.answer(path, of(200, "stored"));
        get(lasting, path);
        var gate = new CompletableFuture<Void>();
        PORTAL.answer("/subscribe", of(200, "slow").after(gate));

        try (var socket = connect(lasting, "127.0.0.1")) {
            var out = socket.getOutputStream();
            out.write((line(path) + line("/subscribe") + line(path) + line(path)).getBytes(ISO_8859_1));
            await().until(() -> PORTAL.asked("/subscribe").size() == 1);
            gate.complete(null);
            var text = new StringBuilder();
            var bodies = List.of("stored", "slow", "stored", "stored");
            while (text.length() < String.join("", bodies).length()) {
                text.append(nextBody(socket.getInputStream()));
            }
            assertThat(text.toString()).isEqualTo(String.join("", bodies));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\nHost: x\r\nConnection: close",
                "HTTP/1.0\r\nHost: x",
                "HTTP/1.0\r\nHost: x\r\nConnection: keep-alive"
            })
    void closesTheConnectionWhereTheCallerWants(String end) throws IOException {
        PORTAL.answer(path, of(200, "stored"));
        get(lasting, path);

        try (var socket = connect(lasting, "127.0.0.1")) {
            socket.getOutputStream().write(("GET " + path + " " + end + "\r\n\r\n").getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .endsWith("stored");
        }
        assertThat(PORTAL.asked(path)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: a\r\nHost: b", "Host: a b", "Host: x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked"})
    void refusesAMalformedRequestForAStoredPage(String headers) throws IOException {
        PORTAL.answer(path, of(200, "stored"));
        get(lasting, path);

        try (var socket = connect(lasting, "127.0.0.1")) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n\r\n").getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void countsMissesAgainstTheRateOfACallerButNotHits() throws IOException {
        PORTAL.answer(path, of(200, "stored"));
        get(lasting, path);

        assertThat(statuses("127.0.20.1", i -> path)).as("hits").containsOnly(200);
        assertThat(statuses("127.0.20.2", i -> "/n-%013d.html".formatted(i)))
                .as("misses")
                .contains(429);
        assertThat(statuses("127.0.20.2", i -> path))
                .as("hits of a caller at its limit")
                .containsOnly(200);
    }

    @Test
    void storesNoRefusalOfOneCaller() throws IOException {
        assertThat(statuses("127.0.20.3", i -> "/m-%013d.html".formatted(i))).contains(429);

        assertThat(get(lasting, "/m-%013d.html".formatted(2 * RATE)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "private", "max-age=60"})
    void storesNothingThatIsNotPublic(String cacheControl) {
        PORTAL.answer(path, of(200, "page").with(Map.of("Cache-Control", cacheControl)));

        assertThat(get(lasting, path).body()).isEqualTo("page");
        assertThat(get(lasting, path).body()).isEqualTo("page");
        assertThat(PORTAL.asked(path)).hasSize(2);
    }

    @Test
    void storesNoRedirectAndKeepsItsQuery() {
        PORTAL.answer(path, of(301, "").with(Map.of("Location", "/other", "Cache-Control", "no-cache")));

        assertThat(get(lasting, path + "?a=b").statusCode()).isEqualTo(301);

        assertThat(PORTAL.asked(path)).extracting(PortalStandIn.Asked::target).containsExactly(path, path + "?a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?cursor=abc"})
    void asksOnceForARedirectWithoutAnotherQuery(String query) {
        var category = "/c" + path.replace(".html", "");
        PORTAL.answer(category, of(301, "").with(Map.of("Location", "/c/other", "Cache-Control", "no-cache")));

        var answer = get(lasting, category + query);

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue("/c/other");
        assertThat(PORTAL.asked(category))
                .extracting(PortalStandIn.Asked::target)
                .containsExactly(category + query);
    }

    @Test
    void passesRequestsOfOneReaderOn() {
        PORTAL.answer(path, of(200, "page"));
        get(lasting, path);

        get(lasting, path, "Cookie", "bantin=1");
        get(lasting, path, "Cookie", "bantin=1");

        assertThat(PORTAL.asked(path)).hasSize(3);
    }

    @Test
    void passesAPageOnThatIsTooLargeToStore() {
        var large = "x".repeat(300_000);
        PORTAL.answer(path, of(200, large));

        assertThat(get(lasting, path).body()).isEqualTo(large);
        assertThat(get(lasting, path).body()).isEqualTo(large);
    }

    @Test
    void sendsOneRequestForManyReadersOfOnePage() {
        var gate = new CompletableFuture<Void>();
        PORTAL.answer(path, of(200, "page").after(gate));

        var readers =
                IntStream.range(0, 20).mapToObj(i -> getLater(lasting, path)).toList();
        await().until(() -> PORTAL.asked(path).size() == 1);
        gate.complete(null);

        assertThat(readers)
                .extracting(CompletableFuture::join)
                .extracting(HttpResponse::body)
                .containsOnly("page");
        assertThat(PORTAL.asked(path)).hasSize(1);
    }

    @Test
    void handsTheRenewalOverWhenItsReaderLeaves() throws IOException {
        var gate = new CompletableFuture<Void>();
        PORTAL.answer(path, of(200, "never").after(gate));
        CompletableFuture<HttpResponse<String>> waiting;
        try (var leaving = connect(lasting, "127.0.0.1")) {
            leaving.getOutputStream().write(line(path).getBytes(ISO_8859_1));
            await().until(() -> PORTAL.asked(path).size() == 1);
            waiting = getLater(lasting, path);
            PORTAL.answer(path, of(200, "second"));
        }

        assertThat(waiting.join().body()).isEqualTo("second");
        gate.complete(null);
    }

    @Test
    void showsACorrectionAndAWithdrawal() {
        PORTAL.answer(path, of(200, "first"));
        assertThat(get(passing, path).body()).isEqualTo("first");

        PORTAL.answer(path, of(200, "second"));
        await().untilAsserted(() -> assertThat(get(passing, path).body()).isEqualTo("second"));
        PORTAL.answer(path, of(410, "gone"));
        await().untilAsserted(() -> assertThat(get(passing, path).statusCode()).isEqualTo(410));
    }

    @Test
    void asksThePortalOnlyWhetherAPageHasChanged() {
        PORTAL.answer(path, of(200, "page"));
        var etag = get(passing, path).headers().firstValue("ETag").orElseThrow();

        await().untilAsserted(() -> {
            assertThat(get(passing, path).body()).isEqualTo("page");
            assertThat(PORTAL.asked(path).getLast().header("If-None-Match")).containsExactly(etag);
        });
    }

    @Test
    void servesTheOldPageInPlaceOfHalfAnAnswer() {
        PORTAL.answer(path, of(200, "a whole page"));
        get(passing, path);
        PORTAL.answer(path, of(200, "another whole page").cutAfter(7));

        for (int i = 0; i < 5; i++) {
            assertThat(get(passing, path).body()).isEqualTo("a whole page");
        }
        assertThat(PORTAL.asked(path)).hasSizeGreaterThan(1);
    }

    @Test
    void answersWithAnErrorInPlaceOfHalfAnAnswerWithoutAnOldPage() {
        PORTAL.answer(path, of(200, "another whole page").cutAfter(7));

        assertThat(get(passing, path).statusCode()).isEqualTo(502);
        PORTAL.answer(path, of(200, "better"));
        assertThat(get(passing, path).body()).isEqualTo("better");
    }

    @Test
    void outlivesThePortal() {
        var withdrawn = "/w-%013d.html".formatted(PATHS.incrementAndGet());
        PORTAL.answer(path, of(200, "page"));
        get(passing, path);
        PORTAL.answer(withdrawn, of(200, "page"));
        get(passing, withdrawn, "Accept-Language", "en");
        PORTAL.answer(withdrawn, of(410, "gone"));
        await().untilAsserted(
                        () -> assertThat(get(passing, withdrawn).statusCode()).isEqualTo(410));

        PORTAL.stop();
        try {
            // Also while the circuit breaker is open.
            for (int i = 0; i < 60; i++) {
                assertThat(get(passing, path).body()).isEqualTo("page");
            }
            assertThat(get(passing, withdrawn, "Accept-Language", "en").statusCode())
                    .isEqualTo(503);
            assertThat(get(passing, "/never-read.html").statusCode()).isEqualTo(503);
            assertThat(passing.getBean(MeterRegistry.class)
                            .find("http.client.requests.active")
                            .longTaskTimers())
                    .as("observations of failed requests end")
                    .isNotEmpty()
                    .allMatch(timer -> timer.activeTasks() == 0);
        } finally {
            PORTAL.startAgain();
        }
        PORTAL.answer(path, of(200, "after"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get(passing, path).body()).isEqualTo("after"));
    }

    @Test
    void countsHowRequestsWereAnswered() {
        PORTAL.answer(path, of(200, "page"));
        get(lasting, path);
        get(lasting, path);

        var management = lasting.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        assertThat(getFrom(management, "/actuator/prometheus").body())
                .containsPattern("bantin_pages_requested_total\\{.*result=\"hit\".*} [1-9]")
                .containsPattern("bantin_pages_requested_total\\{.*result=\"miss\".*} [1-9]")
                .containsPattern("bantin_pages_stored_bytes.* [1-9]")
                .containsPattern("http_server_requests_seconds_count\\{.*status=\"200\",uri=\"pages\"");
    }

    private static ConfigurableApplicationContext gateway(String freshFor, String staleFor) {
        var nobody = "http://127.0.0.1:1";
        return new SpringApplicationBuilder(Gateway.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--bantin.drain.enabled=false",
                        "--bantin.gateway.services.portal=" + PORTAL.url(),
                        "--bantin.gateway.services.article-service=" + nobody,
                        "--bantin.gateway.portal-credential=of-the-portal-in-these-tests-of-stored-pages",
                        "--bantin.gateway.pages.fresh-for=" + freshFor,
                        "--bantin.gateway.pages.stale-for=" + staleFor,
                        "--bantin.gateway.pages.largest=256KB",
                        "--bantin.gateway.exclusion=100ms",
                        "--bantin.gateway.limits.requests.per-second=1",
                        "--bantin.gateway.limits.requests.burst=" + (freshFor.equals("1ms") ? 100_000 : RATE),
                        "--logging.level.io.bantin.gateway.routing.InstanceSelectionFilter=off",
                        "--logging.level.reactor.netty=error");
    }

    private static int port(ConfigurableApplicationContext gateway) {
        return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The statuses of more requests than the limit allows, over one connection from this address. */
    private static int[] statuses(String address, IntFunction<String> target) throws IOException {
        try (var socket = connect(lasting, address)) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            int[] statuses = new int[2 * RATE];
            for (int i = 0; i < statuses.length; i++) {
                out.write(line(target.apply(i)).getBytes(ISO_8859_1));
                var head = nextHead(in);
                statuses[i] = Integer.parseInt(head.substring(9, 12));
                in.readNBytes(length(head));
            }
            return statuses;
        }
    }

    private static String line(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static String nextHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as("the connection ends after " + head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static String nextBody(InputStream in) throws IOException {
        return new String(in.readNBytes(length(nextHead(in))), UTF_8);
    }

    private static int length(String head) {
        return Integer.parseInt(head.replaceAll("(?si).*content-length: (\\d+).*", "$1"));
    }

    private static Socket connect(ConfigurableApplicationContext gateway, String address) throws IOException {
        var socket = new Socket("127.0.0.1", port(gateway), InetAddress.ofLiteral(address), 0);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext gateway, String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(gateway) + target))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext gateway, String target, String... headers) {
        return getLater(gateway, target, headers).join();
    }

    private static HttpResponse<String> getFrom(int port, String target) {
        return CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                                .build(),
                        BodyHandlers.ofString())
                .join();
    }

    private static CompletableFuture<HttpResponse<String>> getLater(
            ConfigurableApplicationContext gateway, String target, String... headers) {
        var request = request(gateway, target);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(ConfigurableApplicationContext gateway, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
