package io.bantin.local.training;

import io.bantin.local.plan.Role;
import io.bantin.stack.identity.DemoAccount;
import io.bantin.stack.identity.DemoTokens;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program in training is asked, so that it loads what the first person's request will need. All of it only reads. */
record WarmUpRequests(String url, String identityUrl) {

    private static final Pattern ARTICLE = Pattern.compile("href=\"(/[a-z0-9-]+\\.html)\"");
    private static final int PATIENCE_MILLIS = 20_000;

    void askAll(Role role) {
        switch (role) {
            case STACK -> {}
            case GATEWAY -> {
                ask("/");
                ask("/api/editorial/articles", DemoAccount.PUBLISHER);
            }
            case ARTICLE_SERVICE -> {
                ask("/api/articles");
                ask("/api/editorial/articles", DemoAccount.PUBLISHER);
            }
            case CATEGORY_SERVICE -> ask("/api/categories", DemoAccount.PUBLISHER);
            case NOTIFICATION_SERVICE -> ask("/api/ops/campaigns", DemoAccount.OPERATOR);
            case PORTAL -> {
                ask("/subscribe");
                ask("/").map(ARTICLE::matcher).filter(Matcher::find).ifPresent(link -> ask(link.group(1)));
            }
        }
    }

    static boolean isAnswered(String url) {
        return answer(url, Optional.empty()).isPresent();
    }

    private Optional<String> ask(String path) {
        return answer(url + path, Optional.empty());
    }

    private Optional<String> ask(String path, DemoAccount account) {
        return answer(url + path, Optional.of(DemoTokens.of(identityUrl, account)));
    }

    private static Optional<String> answer(String url, Optional<String> token) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
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
