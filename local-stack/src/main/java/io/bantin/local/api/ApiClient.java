package io.bantin.local.api;

import io.bantin.local.plan.CommandFailed;
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

/** Calls the API through the gateway, as any other program does. */
public final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private final String url;
    private final @Nullable String token;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.builder().build();

    public ApiClient(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
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

    /** Streams a file of any size, and waits for the answer up to the time-out. */
    public JsonNode postFile(String path, Path file, String type, Duration timeout) {
        try {
            return send(request(path)
                    .timeout(timeout)
                    .POST(BodyPublishers.ofFile(file))
                    .header("Content-Type", type));
        } catch (FileNotFoundException e) {
            throw new CommandFailed("Cannot read %s.".formatted(file), e);
        }
    }

    /** Streams the answer to the output. */
    public void download(String path, String type, OutputStream output) {
        try {
            var request = request(path).GET().header("Accept", type).build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (isSuccess(response)) {
                    body.transferTo(output);
                    return;
                }
                throw new ErrorAnswer(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new CommandFailed("The download of %s broke off: %s".formatted(path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while waiting for " + path, e);
        }
    }

    /** A state transition, on condition that the resource still has this version. */
    public JsonNode transition(String path, long version) {
        return send(request(path).POST(BodyPublishers.noBody()).header("If-Match", "\"" + version + "\""));
    }

    public int statusOf(String path) {
        return exchange(request(path).GET()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var response = exchange(builder);
        if (!isSuccess(response)) {
            throw new ErrorAnswer(response, response.body());
        }
        return response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
    }

    private static boolean isSuccess(HttpResponse<?> response) {
        return response.statusCode() >= OK && response.statusCode() < MULTIPLE_CHOICES;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailed("%s %s got no answer: %s".formatted(request.method(), request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while waiting for " + request.uri(), e);
        }
    }

    /** The API answered with an error. */
    public static final class ErrorAnswer extends CommandFailed {

        private final int status;
        private final String detail;

        private ErrorAnswer(HttpResponse<?> response, String body) {
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

        /** The sentence for the person at the terminal. */
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
