package io.bantin.notification.campaigns.start;

import io.bantin.kit.events.IncomingEvent;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Listens to {@code article-events}. The offset is committed after everything that an event causes is stored. */
@Configuration(proxyBeanMethods = false)
class ArticleEventListener {

    /** Spring Cloud Stream derives the binding {@code articleEvents-in-0} from the name of this method. */
    @Bean
    Consumer<Message<byte[]>> articleEvents(CampaignStarter starter) {
        return message -> ArticleEvent.of(IncomingEvent.of(message)).ifPresent(starter::handle);
    }
}
