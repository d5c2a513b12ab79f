package io.bantin.notification.campaigns.start;

import io.bantin.kit.events.IncomingEvent;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code article-events}; the offset is committed after everything that follows from an event is stored. */
@Configuration(proxyBeanMethods = false)
class ArticleEventListener {

    /** The function's name, which the binding {@code articleEvents-in-0} is called after. */
    @Bean
    Consumer<Message<byte[]>> articleEvents(CampaignStarter starter) {
        return message -> ArticleEvent.of(IncomingEvent.of(message)).ifPresent(starter::handle);
    }
}
