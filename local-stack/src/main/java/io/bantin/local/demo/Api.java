package io.bantin.local.demo;

import io.bantin.local.plan.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    /** A transition of what was read at this version. */
    public JsonNode transition(String path, long version) {
        return send(request(path).POST(BodyPublishers.noBody()).header("If-Match", "\"" + version + "\""));
    }

    int statusOf(String path) {
        return exchange(request(path).GET()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        var response = exchange(builder);
        if (response.statusCode() < SUCCESS || response.statusCode() >= REDIRECTION) {
            throw new Unsuccessful(response);
        }
        return response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
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

        private Unsuccessful(HttpResponse<String> response) {
            super("%s %s was answered with %d: %s"
                    .formatted(
                            response.request().method(),
                            response.uri().getPath(),
                            response.statusCode(),
                            detailOf(response.body())));
            this.status = response.statusCode();
        }

        public int status() {
            return status;
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
