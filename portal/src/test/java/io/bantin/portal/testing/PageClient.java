package io.bantin.portal.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks the portal as a browser without scripts would; follows nothing by itself. */
public final class PageClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String portal;

    public PageClient(int port) {
        this.portal = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts a form; fields are names and values in turn. */
    public HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields));
    }

    /** As a form on another site would. */
    public HttpResponse<String> postFromElsewhere(String path, String... fields) {
        return send(form(path, fields).header("Sec-Fetch-Site", "cross-site"));
    }

    private HttpRequest.Builder form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(URI.create(portal + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
