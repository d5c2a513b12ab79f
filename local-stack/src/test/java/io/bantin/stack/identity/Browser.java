package io.bantin.stack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as signing in takes: cookies, and redirects followed until they leave the provider. */
final class Browser {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> get(String url) {
        return follow(send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html, */*")));
    }

    HttpResponse<String> post(String url, Map<String, String> fields) {
        return follow(send(posting(url, fields)));
    }

    HttpResponse<String> postAs(String user, String password, String url, Map<String, String> fields) {
        var credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(posting(url, fields).header("Authorization", "Basic " + credentials));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String challenge(String verifier) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    static String csrfOf(String page) {
        return firstMatch("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", page);
    }

    /** A parameter of the address that an answer sends to. */
    static String parameter(HttpResponse<String> answer, String name) {
        return firstMatch(
                "[?&]" + name + "=([^&]+)",
                answer.headers().firstValue("Location").orElseThrow());
    }

    static String field(String json, String name) throws ParseException {
        return Objects.requireNonNull(JSONObjectUtils.getString(JSONObjectUtils.parse(json), name), json);
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").map(answer.uri()::resolve);
        return location.filter(target -> target.getPort() == answer.uri().getPort())
                .map(target -> get(target.toString()))
                .orElse(answer);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder posting(String url, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
    }

    private static String firstMatch(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Objects.requireNonNull(matcher.group(1));
    }
}
