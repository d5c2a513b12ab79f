package io.bantin.gateway;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The servers behind the gateway in its tests. */
final class Services implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Upstream FIRST_ARTICLES = Upstream.named("first");
    static final Upstream SECOND_ARTICLES = Upstream.named("second");
    /** The live instance of category-service; the instance before it is dead. */
    static final Upstream CATEGORIES = Upstream.named("categories");

    static final Upstream PORTAL = Upstream.named("portal");
    /** The only instance of notification-service closes each connection without an answer. */
    private static final String NOTIFICATIONS = Upstream.breakingOff();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var addresses = Map.<String, Object>of(
                "ARTICLE_SERVICE_URLS",
                FIRST_ARTICLES.url() + "," + SECOND_ARTICLES.url(),
                "CATEGORY_SERVICE_URLS",
                Upstream.nobody() + "," + CATEGORIES.url() + "/",
                "NOTIFICATION_SERVICE_URLS",
                NOTIFICATIONS,
                "PORTAL_URLS",
                PORTAL.url(),
                "IDENTITY_JWKS",
                Tokens.publishKeys());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("services", addresses));
    }
}
