package io.bantin.category.placements;

import io.bantin.kit.events.IncomingEvent;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears where articles are published; what it does not know, it ignores. */
@Configuration(proxyBeanMethods = false)
class ArticleEventListener {

    @Bean
    Consumer<Message<byte[]>> articleEvents(ArticlePlacements usages) {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            if (ArticleEvent.PUBLIC.contains(event.type())) {
                usages.moved(
                        event.subject(),
                        event.sequence(),
                        event.body(ArticleEvent.class).categoryIds());
            } else if (event.type().equals(ArticleEvent.WITHDRAWN)) {
                usages.moved(event.subject(), event.sequence(), List.of());
            }
        };
    }
}
