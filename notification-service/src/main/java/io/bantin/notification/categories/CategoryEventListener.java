package io.bantin.notification.categories;

import io.bantin.kit.events.IncomingEvent;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Listens to category events and updates the local copy. */
@Configuration(proxyBeanMethods = false)
class CategoryEventListener {

    @Bean
    Consumer<Message<byte[]>> categoryEvents(Categories categories) {
        return message -> {
            var event = IncomingEvent.of(message);
            if (event.type().equals(CategoryChanged.TYPE)) {
                categories.apply(event.body(CategoryChanged.class).toCategory());
            }
        };
    }
}
