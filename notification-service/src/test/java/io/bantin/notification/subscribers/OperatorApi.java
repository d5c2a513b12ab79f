package io.bantin.notification.subscribers;

import static org.awaitility.Awaitility.await;

import io.bantin.stack.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API for operators as a client sees it. */
public record OperatorApi(int port, @Nullable String token) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String IMPORTS = "/api/ops/subscribers/imports";

    /** An answer of the service. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String kind() {
            return json().path("type").asString().replaceFirst("^/problems/", "");
        }

        public String detail() {
            return json().path("detail").asString();
        }
    }

    public static OperatorApi at(int port) {
        return new OperatorApi(port, TestTokens.of("operator"));
    }

    public OperatorApi as(@Nullable String otherToken) {
        return new OperatorApi(port, otherToken);
    }

    public Answer sends(String csv) {
        return sends(BodyPublishers.ofString(csv), "text/csv");
    }

    public Answer sends(byte[] csv) {
        return sends(BodyPublishers.ofByteArray(csv), "text/csv");
    }

    /** Sends the body without a Content-Length. */
    public Answer streams(Supplier<InputStream> csv) {
        return sends(BodyPublishers.ofInputStream(csv::get), "text/csv");
    }

    public Answer sends(BodyPublisher body, String contentType) {
        return exchange(
                request(IMPORTS).header("Content-Type", contentType).POST(body).build());
    }

    /** Sends a file and waits until it is imported. */
    public JsonNode imports(String csv) {
        Answer accepted = sends(csv);
        if (accepted.status() != 202) {
            throw new AssertionError(accepted.text());
        }
        String place = accepted.response().headers().firstValue("Location").orElseThrow();
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> get(place).json(),
                        found -> found.path("state").asString().equals("DONE"));
    }

    public JsonNode rejectionsOf(JsonNode imported) {
        return get(IMPORTS + "/" + imported.path("id").asString() + "/rejections")
                .json()
                .path("items");
    }

    public Answer get(String path) {
        return get(path, "application/json");
    }

    public Answer get(String path, String accept) {
        return exchange(request(path).header("Accept", accept).GET().build());
    }

    public Answer post(String path, String json) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer exchange(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
