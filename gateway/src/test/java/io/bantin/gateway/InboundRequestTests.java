package io.bantin.gateway;

import static io.bantin.gateway.Services.CATEGORIES;
import static io.bantin.gateway.Services.FIRST_ARTICLES;
import static io.bantin.gateway.Services.PORTAL;
import static io.bantin.gateway.Services.SECOND_ARTICLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends requests over plain sockets, in forms that HTTP clients do not produce. */
@GatewayTest
class InboundRequestTests {

    private static final String HOST = "Host: x\r\n";
    private static final String TRACE_ID = "\"traceId\":\"[0-9a-f]{32}\"";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final int port;
    private final MeterRegistry meters;
    private final Caller caller;

    @Autowired
    InboundRequestTests(@LocalServerPort int port, MeterRegistry meters) {
        this.port = port;
        this.meters = meters;
        // Each test has an address of its own, so no test exhausts the limit of another.
        int number = ADDRESSES.incrementAndGet();
        this.caller = Caller.from("127.10.%d.%d".formatted(number / 200, 1 + number % 200), port);
    }

    /** More than the connections to any service. */
    @ParameterizedTest
    @MethodSource("beginnings")
    void holdsNoConnectionToAServiceForASlowCaller(String beginning, String address) throws IOException {
        int asked = asked();
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 520; i++) {
                // From many addresses, so the limit of one address does not apply.
                var socket = Caller.from("127.9." + address + "." + (1 + i / 10), port)
                        .connect();
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
                held.add(socket);
            }

            assertThat(caller.get("/").statusCode()).isEqualTo(200);
            assertThat(caller.post("/subscribe", "email=a").statusCode()).isEqualTo(200);
            assertThat(caller.get("/api/articles").statusCode()).isEqualTo(200);
            assertThat(caller.post("/api/categories", "{}").statusCode()).isEqualTo(200);
            assertThat(asked() - asked).isEqualTo(4);
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    static Stream<Arguments> beginnings() {
        var token = "Authorization: Bearer " + Tokens.valid() + "\r\n";
        var beginnings = List.of(
                "POST /subscribe HTTP/1.1\r\n" + HOST + "Content-Length: 1000\r\n\r\ne",
                "POST /api/categories HTTP/1.1\r\n" + HOST + "Content-Length: 1000\r\n\r\n{",
                "PUT /api/editorial/articles/x HTTP/1.1\r\n" + HOST + token + "Content-Length: 1000\r\n\r\n{",
                "POST /subscribe HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
                "POST /subscribe HTTP/1.1\r\n" + HOST + "Content-Length: 1000000\r\n\r\n" + "e".repeat(1000),
                "GET / HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\n",
                "DELETE /api/categories/x HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\n1",
                "GET / HTTP/1.1\r\n" + HOST + "X-Slow: ",
                "GE");
        return IntStream.range(0, beginnings.size()).mapToObj(i -> Arguments.of(beginnings.get(i), String.valueOf(i)));
    }

    @Test
    void endsTheOldestUnfinishedRequestOfACallerWithTooMany() throws IOException {
        var hoarder = Caller.from("127.0.9.2", port);
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 31; i++) {
                held.add(begin(hoarder, "POST /subscribe HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\na"));
                int begun = i + 1;
                await().pollInterval(Duration.ofMillis(2)).until(() -> unfinished() >= Math.min(begun, 30));
            }

            assertThat(answerTo(held.getFirst())).startsWith("HTTP/1.1 429 ").contains("text/html");
            var newest = held.getLast();
            newest.getOutputStream().write('b');
            assertThat(new String(newest.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void limitsNoIdleConnections() throws IOException {
        var browser = Caller.from("127.0.9.3", port);
        var open = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(browser.connect());
            }
            for (var socket : List.of(open.getFirst(), open.getLast())) {
                socket.getOutputStream()
                        .write(("GET / HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(answerTo(socket)).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void passesABodyThatArrivesInManyPieces() throws IOException {
        var body = "0123456789".repeat(10_000);
        try (var socket = begin(
                caller,
                "POST /api/categories HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n")) {
            for (int i = 0; i < body.length(); i += 250) {
                socket.getOutputStream().write(body.substring(i, i + 250).getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            assertThat(answerTo(socket)).startsWith("HTTP/1.1 200 ");
        }
        assertThat(CATEGORIES.last().bodyLength()).isEqualTo(body.length());
    }

    @Test
    void sendsContinueToACallerThatExpectsIt() throws IOException {
        try (var socket = begin(
                caller,
                "POST /api/categories HTTP/1.1\r\n" + HOST
                        + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n")) {
            var go = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(socket.getInputStream().readNBytes(go.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(go);
            socket.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
            assertThat(answerTo(socket)).startsWith("HTTP/1.1 200 ");
        }
        assertThat(CATEGORIES.last().bodyLength()).isEqualTo(2);
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        var two = "POST /api/categories HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\n{}"
                + "GET /nowhere HTTP/1.1\r\n" + HOST + "\r\n";
        try (var socket = begin(caller, two)) {
            var answers = new StringBuilder();
            while (answers.indexOf("portal") < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as("after %s", answers).isNotNegative();
                answers.append((char) next);
            }
            assertThat(answers).containsSubsequence("HTTP/1.1 200 ", "categories", "HTTP/1.1 200 ", "portal");
        }
    }

    /** An open connection would cost a minute here, and a slow caller could keep it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/editorial/articles|401",
                "POST /api/nothing|404",
                "POST /api/articles/%00|400",
                "GET /api/docs|200",
                "POST /api/docs|404",
                "TRACE /|405"
            })
    void closesAfterAnEarlyAnswer(String request) throws IOException {
        var line = request.substring(0, request.indexOf('|'));
        var status = request.substring(request.indexOf('|') + 1);
        try (var socket = begin(caller, line + " HTTP/1.1\r\n" + HOST + "Content-Length: 1000\r\n\r\n{")) {
            assertThat(answerTo(socket)).startsWith("HTTP/1.1 " + status).containsIgnoringCase("connection: close");
            awaitReset(socket);
        }
    }

    @Test
    void closesAfterABodyThatIsTooLong() throws IOException {
        try (var socket =
                begin(caller, "POST /api/articles HTTP/1.1\r\n" + HOST + "Content-Length: 900000000\r\n\r\n{")) {
            assertThat(answerTo(socket)).startsWith("HTTP/1.1 413 ");
            awaitReset(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscribe", "/api/categories"})
    void closesWhenABodyDoesNotArrive(String path) throws IOException {
        try (var socket = begin(caller, "POST " + path + " HTTP/1.1\r\n" + HOST + "Content-Length: 1000\r\n\r\ne")) {
            assertThat(answerTo(socket)).startsWith("HTTP/1.1 408 ");
            awaitReset(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", "GET /api/art", "P"})
    void closesWhenHeadersDoNotArrive(String beginning) throws IOException {
        try (var socket = begin(caller, beginning)) {
            assertThat(answerTo(socket)).startsWith("HTTP/1.1 408 ");
            awaitReset(socket);
        }
    }

    @Test
    void keepsAConnectionWhoseBodyArrivedInOnePiece() throws IOException {
        try (var socket = caller.connect()) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write(("POST /api/editorial/articles HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\n{}")
                                .getBytes(StandardCharsets.US_ASCII));
                await().until(() -> socket.getInputStream().available() > 0);
                var answer = new String(
                        socket.getInputStream()
                                .readNBytes(socket.getInputStream().available()),
                        StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 401 ").doesNotContainIgnoringCase("connection: close");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesMalformedRequestsInTheFormOfTheAddress(int status, String request) throws IOException {
        var api = request.replace("PATH", "/api/articles");
        assertThat(caller.raw(api))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json")
                .containsPattern(TRACE_ID);
        var page = request.replace("PATH", "/subscribe");
        assertThat(caller.raw(page))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("text/html")
                .contains("<!doctype html>");
    }

    static Stream<Arguments> malformed() {
        var end = "Connection: close\r\n\r\n";
        return Stream.of(
                refused(400, "GET PATH HTTP/1.1\r\n" + end),
                refused(400, "GET PATH HTTP/1.0\r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\n" + HOST + HOST + end),
                refused(400, "GET PATH HTTP/1.1\r\nHost: a b\r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\nHost: \r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\nHost: x/y\r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\nHost: [1]\r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\nHost: [::::]:80\r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\nHost: x:99999\r\n" + end),
                refused(
                        400,
                        "GET PATH HTTP/1.1\r\n" + HOST + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"
                                + end),
                refused(
                        400,
                        "POST PATH HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 2\r\n" + end + "{}"),
                refused(400, "POST PATH HTTP/1.1\r\n" + HOST + "Content-Length: 2, 2\r\n" + end + "{}"),
                refused(400, "POST PATH HTTP/1.1\r\n" + HOST + "Content-Length: -2\r\n" + end),
                refused(400, "POST PATH HTTP/1.1\r\n" + HOST + "Content-Length: two\r\n" + end),
                refused(
                        400,
                        "POST PATH HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n" + end
                                + "0\r\n\r\n"),
                refused(
                        400,
                        "POST PATH HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n" + end + "0\r\n\r\n"),
                refused(400, "POST PATH HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xchunked\r\n" + end),
                refused(400, "POST PATH HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n" + end + "zz\r\n"),
                refused(400, "GET PATH HTTP/1.1\r\n" + HOST + "Bad Name: x\r\n" + end),
                refused(400, "GET PATH HTTP/1.1\r\n" + HOST + "Bad: a\u0000b\r\n" + end),
                refused(400, "GET PATH HTTP/2.0\r\n" + HOST + end),
                refused(405, "TRACE PATH HTTP/1.1\r\n" + HOST + end),
                refused(405, "CONNECT PATH HTTP/1.1\r\n" + HOST + end),
                refused(405, "PROPFIND PATH HTTP/1.1\r\n" + HOST + end),
                refused(405, "get PATH HTTP/1.1\r\n" + HOST + end),
                refused(414, "GET PATH?x=" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST + end),
                refused(414, "GET PATH?x=" + "x".repeat(80_000) + " HTTP/1.1\r\n" + HOST + end),
                refused(417, "POST PATH HTTP/1.1\r\n" + HOST + "Expect: wonders\r\n" + end),
                refused(431, "GET PATH HTTP/1.1\r\n" + HOST + "X-Large: " + "x".repeat(17_000) + "\r\n" + end),
                refused(431, "GET PATH HTTP/1.1\r\n" + HOST + "X-Large: " + "x".repeat(80_000) + "\r\n" + end),
                refused(431, "GET PATH HTTP/1.1\r\n" + HOST + "X-Many: x\r\n".repeat(101) + end),
                refused(
                        403,
                        "OPTIONS PATH HTTP/1.1\r\n" + HOST
                                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n" + end));
    }

    private static Arguments refused(int status, String request) {
        return Arguments.of(status, request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS *", "GET api", "CONNECT evil.example:443", "GET ftp://x/", "GET ?x"})
    void refusesMalformedAddresses(String line) throws IOException {
        assertThat(caller.raw(line + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
                .containsPattern("^HTTP/1.1 40[05] ")
                .contains("<!doctype html>");
    }

    @Test
    void answersAnAbsoluteAddressLikeItsPath() throws IOException {
        assertThat(caller.raw(
                        "GET http://Bantin.example/subscribe?y=1 HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");

        assertThat(PORTAL.last().uri().toString()).isEqualTo("/subscribe?y=1");
        assertThat(PORTAL.last().header("X-Forwarded-Host")).containsExactly("bantin.example");
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        assertThat(caller.raw("HEAD /api/nothing HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json")
                .endsWith("\r\n\r\n");
    }

    @Test
    void passesLargeHeadersWithinTheLimit() {
        assertThat(caller.get("/api/articles", "Cookie", "x".repeat(12_000)).statusCode())
                .isEqualTo(200);
    }

    /** A well-formed header causes no 5xx, no empty answer and no refusal. */
    @ParameterizedTest
    @MethodSource("oddHeaders")
    void answersEveryOddHeader(String header) throws IOException {
        for (var address : List.of("/api/articles", "/api/docs", "/api/docs/page/docs.js", "/problems", "/subscribe")) {
            assertThat(caller.raw("GET " + address + " HTTP/1.1\r\n" + HOST + header + "\r\nConnection: close\r\n\r\n"))
                    .as(address)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    static Stream<String> oddHeaders() {
        return Stream.of(
                "User-Agent: \u00c4\u0090\u00e1\u00bb\u009d\u0085",
                "Referer: https://tim.example/?q=th\u00e1\u00bb\u009di+s\u00e1\u00bb\u00b1",
                "Cookie: ten=\u00c2\u009d; =;=;$Version=9; a=\"",
                "Accept: ;;;/",
                "Accept: */*;q=x",
                "Accept-Language: ;;,,q=;en;q=q;*;q=-1",
                "Accept-Encoding: gzip;q=x",
                "Accept-Charset: utf-99",
                "Content-Type: /;;charset=none",
                "Content-Type: multipart/form-data",
                "Content-Language: ;;",
                "Range: bytes=9-1",
                "Range: bytes=99999999-",
                "Range: bytes=" + "0-1,".repeat(200) + "0-1",
                "Range: lines=1",
                "If-None-Match: \"",
                "If-Modified-Since: yesterday",
                "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
                "If-Match: \"x\"",
                "If-Range: \"",
                "Origin: http://[",
                "Origin: http://x:port",
                "Origin: ",
                "Access-Control-Request-Method: POST",
                "Authorization: Basic YTpi",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
                "Expect: 100-continue",
                "TE: trailers",
                "Trailer: Host",
                "Keep-Alive: x",
                "Max-Forwards: 0",
                "Via: ,,",
                "Date: today",
                "From: a\u0001b".replace("\u0001", "@"),
                "Forwarded: for=\"[",
                "X-Forwarded-For: ,,,",
                "X-Forwarded-Proto: gopher",
                "X-Forwarded-Host: [",
                "traceparent: 00-zz",
                "X-Empty:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[::1]:8080", "[2001:DB8::1]", "BANTIN.Example.", "a_b", "x:0", "1.2.3.4:80", "xn--bn-tin-6qa"})
    void takesEveryHost(String host) throws IOException {
        assertThat(caller.raw("GET /subscribe HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** Programs send these methods without a body; a service would refuse chunks without a Content-Type. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void tellsServicesThatThereIsNoBody(String method) throws IOException {
        for (var body : List.of("\r\n", "Content-Length: 0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) {
            assertThat(caller.raw(method + " /api/categories HTTP/1.1\r\n" + HOST + "Connection: close\r\n" + body))
                    .startsWith("HTTP/1.1 200 ");

            assertThat(CATEGORIES.last().header("Transfer-Encoding")).as(body).isEmpty();
        }
    }

    /** Pages of the gateway itself: link checkers send HEAD, and another method gets a problem or a page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/docs",
                "/api/docs/page/docs.js",
                "/api/docs/swagger-ui/swagger-ui.css",
                "/problems",
                "/problems/not-found"
            })
    void answersEveryMethodOfItsOwnPages(String address) throws IOException {
        assertThat(caller.raw("HEAD " + address + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n");
        for (var method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            assertThat(caller.raw(method + " " + address + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
                    .as(method)
                    .startsWith("HTTP/1.1 40")
                    .containsPattern(address.startsWith("/api") ? TRACE_ID : "<!doctype html>");
        }
    }

    private Socket begin(Caller from, String beginning) throws IOException {
        var socket = from.connect();
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String answerTo(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Writing fails once the other side has closed the connection, not only its output. */
    private static void awaitReset(Socket socket) {
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isReset(socket));
    }

    private static boolean isReset(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static int asked() {
        return FIRST_ARTICLES.count() + SECOND_ARTICLES.count() + CATEGORIES.count() + PORTAL.count();
    }

    private double unfinished() {
        return meters.get("bantin.requests.unfinished")
                .tag("kind", "gathering")
                .gauge()
                .value();
    }
}
