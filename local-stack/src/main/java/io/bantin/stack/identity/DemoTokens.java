package io.bantin.stack.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;

/** Gets the token of a demo account from a running identity provider. */
public final class DemoTokens {

    private DemoTokens() {}

    /** Returns a token that is valid for 12 hours. */
    public static String of(String issuer, DemoAccount account) {
        return of(issuer, account, List.of());
    }

    /** Returns a token that is limited to these categories and those below them; without a limit if there are none. */
    public static String of(String issuer, DemoAccount account, List<String> categories) {
        var credentials = Base64.getEncoder()
                .encodeToString((account.client() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"
                        + (categories.isEmpty()
                                ? ""
                                : "&categories="
                                        + URLEncoder.encode(String.join(",", categories), StandardCharsets.UTF_8))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The identity provider answered " + answer.statusCode());
            }
            return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token");
        } catch (IOException e) {
            throw new UncheckedIOException("The identity provider at " + issuer + " does not answer", e);
        } catch (ParseException e) {
            throw new IllegalStateException("The identity provider answered no token", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a token", e);
        }
    }
}
