package io.bantin.local.training;

import io.bantin.local.plan.ProcessKind;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a training run: they load the classes that the first real request needs, and change nothing. */
record WarmUpRequests(String url, String identityUrl) {

    private static final Pattern ARTICLE = Pattern.compile("href=\"(/[a-z0-9-]+\\.html)\"");
    private static final int TIMEOUT_MILLIS = 20_000;

    void sendAll(ProcessKind role) {
        switch (role) {
            case STACK -> {}
            case GATEWAY -> {
                get("/");
                get("/api/editorial/articles", DemoAccount.PUBLISHER);
            }
            case ARTICLE_SERVICE -> {
                get("/api/articles");
                get("/api/editorial/articles", DemoAccount.PUBLISHER);
            }
            case CATEGORY_SERVICE -> get("/api/categories", DemoAccount.PUBLISHER);
            case NOTIFICATION_SERVICE -> get("/api/ops/campaigns", DemoAccount.OPERATOR);
            case PORTAL -> {
                get("/subscribe");
                get("/").map(ARTICLE::matcher).filter(Matcher::find).ifPresent(link -> get(link.group(1)));
            }
        }
    }

    static boolean isAnswered(String url) {
        return answer(url, Optional.empty()).isPresent();
    }

    private Optional<String> get(String path) {
        return answer(url + path, Optional.empty());
    }

    private Optional<String> get(String path, DemoAccount account) {
        return answer(url + path, Optional.of(DemoTokens.of(identityUrl, account)));
    }

    private static Optional<String> answer(String url, Optional<String> token) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.empty();
            }
            try (var body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
