package io.bantin.kit.notes;

import io.bantin.kit.events.IncomingEvent;
import io.bantin.kit.telemetry.TraceCarrier;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** Stores the name of each category whose event arrives. */
@Configuration(proxyBeanMethods = false)
public class HeardCategories {

    public record Heard(
            @Id String id, String name, @Nullable String traceId) {}

    record CategoryChanged(
            String name, @Nullable Long position, @Nullable BigInteger rank) {}

    @Bean
    Consumer<Message<byte[]>> categoryEvents(MongoOperations store, TraceCarrier traces) {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            String name = event.body(CategoryChanged.class).name();
            Failures.throwIfNamed(name);
            store.save(new Heard(event.subject(), name, traces.traceId()));
        };
    }
}
