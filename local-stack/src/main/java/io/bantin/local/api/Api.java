package io.bantin.local.api;

import io.bantin.local.plan.Refusal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API behind the gateway, as anybody with curl sees it. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;

    private final String url;
    private final @Nullable String token;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.builder().build();

    public Api(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        return post(path, "application/json", json.writeValueAsString(body));
    }

    public JsonNode post(String path, String contentType, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", contentType));
    }

    /** Sends a file as it lies there, however large; the answer is waited for as long as said. */
    public JsonNode postFile(String path, Path file, String type, Duration patience) {
        try {
            return send(request(path)
                    .timeout(patience)
                    .POST(BodyPublishers.ofFile(file))
                    .header("Content-Type", type));
        } catch (FileNotFoundException e) {
            throw new Refusal("%s cannot be read.".formatted(file), e);
        }
    }

    /** Writes what is answered as it comes. */
    public void download(String path, String type, OutputStream to) {
        try {
            var request = request(path).GET().header("Accept", type).build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (isSuccess(response)) {
                    body.transferTo(to);
                    return;
                }
                throw new Unsuccessful(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Refusal("%s broke off: %s".formatted(path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while waiting for " + path, e);
        }
    }

    /** A transition of what was read at this version. */
    public JsonNode transition(String path, long version) {
        return send(request(path).POST(BodyPublishers.noBody()).header("If-Match", "\"" + version + "\""));
    }

    public int statusOf(String path) {
        return exchange(request(path).GET()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var response = exchange(builder);
        if (!isSuccess(response)) {
            throw new Unsuccessful(response, response.body());
        }
        return response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
    }

    private static boolean isSuccess(HttpResponse<?> response) {
        return response.statusCode() >= SUCCESS && response.statusCode() < REDIRECTION;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("%s %s got no answer: %s".formatted(request.method(), request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while waiting for " + request.uri(), e);
        }
    }

    /** An answer that is not what was asked for. */
    public static final class Unsuccessful extends Refusal {

        private final int status;
        private final String detail;

        private Unsuccessful(HttpResponse<?> response, String body) {
            super("%s %s was answered with %d: %s"
                    .formatted(
                            response.request().method(),
                            response.uri().getPath(),
                            response.statusCode(),
                            detailOf(body)));
            this.status = response.statusCode();
            this.detail = detailOf(body);
        }

        public int status() {
            return status;
        }

        /** The sentence that says what to do. */
        public String detail() {
            return detail;
        }

        private static String detailOf(String body) {
            try {
                return JsonMapper.builder()
                        .build()
                        .readTree(body)
                        .path("detail")
                        .asString(body);
            } catch (JacksonException e) {
                return body;
            }
        }
    }
}
