package io.bantin.gateway;

import static io.bantin.gateway.Services.FIRST_ARTICLES;
import static io.bantin.gateway.Services.SECOND_ARTICLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class LimitTests {

    private static final int LIMIT = 2 * 1024 * 1024;
    private static final String FILE = "/api/editorial/articles/file";

    private static final String PICTURES = "/api/editorial/media";

    private final int port;
    private final Caller caller;

    LimitTests(@LocalServerPort int port) {
        this.port = port;
        caller = Caller.from("127.0.5.1", port);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 3 * LIMIT})
    void refusesABodyThatIsTooLarge(int length) {
        int before = FIRST_ARTICLES.count() + SECOND_ARTICLES.count();

        ProblemAnswer.of(caller.post("/api/articles", "0".repeat(length))).is(413, "body-too-large");

        assertThat(FIRST_ARTICLES.count() + SECOND_ARTICLES.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 3 * LIMIT})
    void refusesABodyThatGrowsTooLarge(int length) {
        ProblemAnswer.of(caller.postChunked("/api/articles", length)).is(413, "body-too-large");
    }

    @Test
    void passesABodyOfTheLimit() {
        assertThat(caller.post("/api/articles", "0".repeat(LIMIT)).statusCode()).isEqualTo(200);
        assertThat(caller.postChunked("/api/articles", LIMIT).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 2 * LIMIT})
    void passesAFileThatIsLargerThanOtherBodies(int length) {
        var answer = caller.post(FILE, "0".repeat(length), "Authorization", "Bearer " + Tokens.valid());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void passesAPictureThatIsLargerThanOtherBodies() {
        var token = "Bearer " + Tokens.valid();

        var passed = caller.post(PICTURES, "0".repeat(20 * 1024 * 1024), "Authorization", token);
        var other = caller.post(PICTURES + "/0000000000000", "0".repeat(LIMIT + 1), "Authorization", token);

        assertThat(passed.statusCode()).isEqualTo(200);
        ProblemAnswer.of(other).is(413, "body-too-large");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        var refused = caller.post(FILE, "0".repeat(2 * LIMIT + 1), "Authorization", "Bearer " + Tokens.valid());

        ProblemAnswer.of(refused).is(413, "body-too-large");
        assertThat(refused.body()).contains("at most 4194304 bytes");
    }

    @Test
    void passesAFileOnWhileItArrives() throws IOException {
        int half = 1_000_000;
        long before = FIRST_ARTICLES.bytes() + SECOND_ARTICLES.bytes();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST " + FILE + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                            + Tokens.valid() + "\r\nContent-Length: " + 2 * half + "\r\n\r\n" + "0".repeat(half))
                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> FIRST_ARTICLES.bytes() + SECOND_ARTICLES.bytes() - before == half);
            out.write("0".repeat(half).getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void refusesAFileWithoutATokenBeforeItIsSent() throws IOException {
        var answer = caller.raw(
                "POST " + FILE + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("/problems/unauthorized");
    }

    @Test
    void refusesAnExpectedBodyBeforeItIsSent() throws IOException {
        var answer = caller.raw("POST /api/articles HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                + "Connection: close\r\nContent-Length: " + (LIMIT + 1) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body-too-large");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        assertThat(caller.get("/api/articles", "X-Large", "x".repeat(20_000)).statusCode())
                .isEqualTo(431);
    }

    @Test
    void limitsTheRateOfRequests() {
        var hasty = Caller.from("127.0.5.2", port);

        var refused = IntStream.range(0, 200)
                .mapToObj(i -> hasty.get("/api/articles"))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(ProblemAnswer.of(refused).is(429, "too-many-requests").header("Retry-After"))
                .isEqualTo("1");
        assertThat(caller.get("/api/articles").statusCode()).isEqualTo(200);
    }

    @Test
    void limitsSignUpsMoreStrictly() {
        var hasty = Caller.from("127.0.5.3", port);

        var statuses = IntStream.range(0, 5)
                .mapToObj(i -> hasty.post("/api/subscriptions", "{}"))
                .map(HttpResponse::statusCode);

        assertThat(statuses).containsExactly(202, 202, 202, 429, 429);
        assertThat(hasty.get("/subscribe").statusCode()).isEqualTo(200);
    }

    @Test
    void neverLimitsThePortal() {
        var portal = Caller.from("127.0.5.4", port);

        assertThat(IntStream.range(0, 100)
                        .mapToObj(
                                i -> portal.get("/api/articles", "X-Bantin-Credential", GatewayTest.PORTAL_CREDENTIAL)))
                .allMatch(answer -> answer.statusCode() == 200);
    }

    @Test
    void countsSignUpsOfThePortalByTheirReader() {
        var portal = Caller.from("127.0.5.5", port);

        assertThat(signUps(portal, "203.0.113.1")).containsExactly(202, 202, 202, 429);
        assertThat(signUps(portal, "203.0.113.2")).containsExactly(202, 202, 202, 429);
        // Each reader uses several addresses of one IPv6 network.
        assertThat(IntStream.range(0, 4).mapToObj(i -> signUp(portal, "2001:db8::" + i)))
                .containsExactly(202, 202, 202, 429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.5.6"})
    void limitsCallersOnTheSameMachineLikeOthers(String address) {
        var hasty = Caller.from(address, port);

        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> hasty.post("/api/subscriptions", "{}").statusCode()))
                .endsWith(429);
    }

    private static Stream<Integer> signUps(Caller portal, String reader) {
        return IntStream.range(0, 4).mapToObj(i -> signUp(portal, reader));
    }

    private static int signUp(Caller portal, String reader) {
        return portal.post(
                        "/api/subscriptions",
                        "{}",
                        "X-Bantin-Credential",
                        GatewayTest.PORTAL_CREDENTIAL,
                        "X-Forwarded-For",
                        reader)
                .statusCode();
    }

    @Test
    void endsABodyThatArrivesTooSlowly() throws IOException {
        var answer = caller.raw(
                "POST /api/articles HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("request-timeout");
    }
}
