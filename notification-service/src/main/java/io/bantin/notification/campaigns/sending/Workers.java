package io.bantin.notification.campaigns.sending;

import io.bantin.kit.telemetry.TraceContext;
import io.bantin.notification.campaigns.crew.Team;
import io.bantin.notification.mail.MailServer;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Those of this process who send. */
@Configuration(proxyBeanMethods = false)
class Workers {

    @Bean
    Team senders(Rounds rounds, Desk desk, MailServer server, TraceContext traces, DeliveryProperties properties) {
        return () -> IntStream.rangeClosed(1, properties.workers())
                .mapToObj(n -> new Worker("worker-" + n, rounds, desk, server.open(), traces, properties))
                .toList();
    }
}
