package io.bantin.portal.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A gateway that answers what a test has told it to, by method and path; where it knows no answer, a 404. */
public final class TestGateway {

    /** A request as it came in. */
    public record Received(String request, String body) {}

    private record Answer(int status, String json) {}

    private static final Answer UNKNOWN = new Answer(404, "{\"type\":\"/problems/not-found\",\"status\":404}");

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, List<String>>> headersOf = new ConcurrentHashMap<>();
    private volatile boolean away;

    private TestGateway(HttpServer server) {
        this.server = server;
    }

    public static TestGateway start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var gateway = new TestGateway(server);
            server.createContext("/", gateway::handle);
            server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** An answer to a request such as {@code GET /api/categories}; one with a query goes before one without. */
    public void answer(String request, int status, String json) {
        answers.put(request, new Answer(status, json));
    }

    public void forget() {
        answers.clear();
        received.clear();
        away = false;
    }

    /** From now on every connection breaks off without an answer. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public List<Received> received() {
        return received;
    }

    /** Of the last request such as {@code POST /api/subscriptions}. */
    public List<String> header(String request, String name) {
        return headersOf.getOrDefault(request, Map.of()).getOrDefault(name, List.of());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            headersOf.put(path, headers);
            received.add(new Received(path, body));
            if (away) {
                return;
            }
            var full = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var answer = answers.getOrDefault(full, answers.getOrDefault(path, UNKNOWN));
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.json.getBytes(StandardCharsets.UTF_8);
        var type = answer.status < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
