package io.bantin.deadletters.names;

import io.bantin.kit.events.IncomingEvent;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** The application that the integration tests start: it stores the name of each category, and fails if an event has no name. */
@SpringBootApplication
public class NamesService {

    /** The name in the last event of a category that was handled. */
    public record StoredName(@Id String id, String name) {}

    private record CategoryChanged(@Nullable String name) {}

    @Bean
    Consumer<Message<byte[]>> categoryEvents(MongoOperations store) {
        return message -> {
            IncomingEvent event = IncomingEvent.of(message);
            String name =
                    Objects.requireNonNull(event.body(CategoryChanged.class).name(), "the event has no name");
            store.save(new StoredName(event.subject(), name));
        };
    }
}
