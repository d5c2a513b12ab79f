package io.bantin.category.tree;

import io.bantin.kit.outbox.OutboxRelay;
import io.bantin.kit.outbox.OutboxRelayFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay of the categories' events. */
@Configuration(proxyBeanMethods = false)
class CategoryEventRelay {

    /** The output binding of {@code application.yml}. */
    private static final String BINDING = "categoryEvents";

    @Bean
    OutboxRelay categoryRelay(OutboxRelayFactory relays) {
        return relays.of(Category.COLLECTION, BINDING);
    }
}
