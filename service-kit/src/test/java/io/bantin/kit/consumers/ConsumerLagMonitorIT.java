package io.bantin.kit.consumers;

import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.notes.HeardCategories.Heard;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.events.CategoryEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@KitIntegrationTest
class ConsumerLagMonitorIT {

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private MongoOperations store;

    @Test
    void growsWhileAConsumerWaitsAndIsGoneOnceItHasCaughtUp() {
        String last = Ids.next();
        await().atMost(Duration.ofSeconds(60)).until(() -> records() == 0);
        TestStack.stopStore();
        try {
            for (int i = 0; i < 5; i++) {
                CategoryEvents.send("category-events", last, "{\"name\": \"Tin vắn\"}");
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> records() == 5 && seconds() > 1);
        } finally {
            TestStack.startStore();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> store.findById(last, Heard.class) != null);
        await().atMost(Duration.ofSeconds(30)).until(() -> records() == 0 && seconds() == 0);
    }

    private double records() {
        return meters.get("bantin.events.lag")
                .tags("group", "notes-service", "topic", "category-events")
                .gauge()
                .value();
    }

    private double seconds() {
        return meters.get("bantin.events.lag.age")
                .tags("group", "notes-service", "topic", "category-events")
                .timeGauge()
                .value(TimeUnit.SECONDS);
    }
}
