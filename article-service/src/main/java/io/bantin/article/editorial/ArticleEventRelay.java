package io.bantin.article.editorial;

import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.outbox.OutboxRelayFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the events of articles to their topic. */
@Configuration(proxyBeanMethods = false)
class ArticleEventRelay {

    /** The output binding in {@code application.yml}. */
    private static final String BINDING = "articleEvents";

    @Bean
    OutboxRelay articleRelay(OutboxRelayFactory relays) {
        return relays.of(Article.COLLECTION, BINDING);
    }
}
