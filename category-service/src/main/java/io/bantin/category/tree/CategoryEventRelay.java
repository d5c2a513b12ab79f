package io.bantin.category.tree;

import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.outbox.OutboxRelayFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends the events of categories to their topic. */
@Configuration(proxyBeanMethods = false)
class CategoryEventRelay {

    /** The output binding in {@code application.yml}. */
    private static final String BINDING = "categoryEvents";

    @Bean
    OutboxRelay categoryRelay(OutboxRelayFactory relays) {
        return relays.of(Category.COLLECTION, BINDING);
    }
}
