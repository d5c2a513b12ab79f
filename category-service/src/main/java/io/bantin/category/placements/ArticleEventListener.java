package io.bantin.category.placements;

import io.bantin.kit.events.IncomingEvent;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Listens to article events and stores the categories of each article. Ignores unknown event types. */
@Configuration(proxyBeanMethods = false)
class ArticleEventListener {

    @Bean
    Consumer<Message<byte[]>> articleEvents(ArticlePlacements placements) {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            if (ArticleEvent.PUBLIC.contains(event.type())) {
                placements.moved(
                        event.subject(),
                        event.sequence(),
                        event.body(ArticleEvent.class).categoryIds());
            } else if (event.type().equals(ArticleEvent.WITHDRAWN)) {
                placements.moved(event.subject(), event.sequence(), List.of());
            }
        };
    }
}
