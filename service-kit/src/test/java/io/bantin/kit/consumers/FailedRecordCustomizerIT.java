package io.bantin.kit.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.notes.HeardCategories.Heard;
import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.stack.testing.TestStack;
import io.bantin.stack.testing.events.CategoryEvents;
import io.bantin.stack.testing.events.Topics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@KitIntegrationTest
class FailedRecordCustomizerIT {

    private static final String TOPIC = "category-events";
    private static final String DEAD_LETTERS = "category-events.notes-service.dlq";

    @Autowired
    private MongoOperations store;

    private final String id = Ids.next();

    @Test
    void putsAPoisonRecordAsideAndGoesOn() {
        String next = Ids.next();
        CategoryEvents.send(TOPIC, id, "{\"name\": ");
        CategoryEvents.send(TOPIC, next, "{\"name\": \"Dân vận khéo\", \"unknown\": 1}");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(heard(next)).isEqualTo("Dân vận khéo"));
        ConsumerRecord<byte[], byte[]> dead =
                Topics.awaitRecords(DEAD_LETTERS, id, 1).getFirst();
        assertThat(dead.value()).asString(UTF_8).isEqualTo("{\"name\": ");
        assertThat(Topics.header(dead, "ce_id")).isEqualTo(id + ".1");
        assertThat(Topics.header(dead, "reason")).isNotEqualTo("(none)").isNotBlank();
        assertThat(Topics.withKey(DEAD_LETTERS, next)).isEmpty();
    }

    @Test
    void goesOnWithTheTraceOfTheEvent() {
        CategoryEvents.send(TOPIC, id, "{\"name\": \"Tin vắn\"}");

        await().untilAsserted(() -> assertThat(store.findById(id, Heard.class))
                .extracting(Heard::traceId)
                .isEqualTo(CategoryEvents.TRACE));
    }

    /** The driver gives up after 3 s, so the listener fails more than three times in this outage. */
    @Test
    void waitsForAStoreThatIsUnavailableForLongerThanThreeAttempts() {
        TestStack.stopStore();
        try {
            CategoryEvents.send(TOPIC, id, "{\"name\": \"Nông thôn mới\"}");
            await().during(Duration.ofSeconds(11))
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Topics.withKey(DEAD_LETTERS, id).isEmpty());
        } finally {
            TestStack.startStore();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> heard(id).equals("Nông thôn mới"));
        assertThat(Topics.withKey(DEAD_LETTERS, id)).isEmpty();
    }

    private String heard(String category) {
        Heard heard = store.findById(category, Heard.class);
        return heard == null ? "(nothing)" : heard.name();
    }
}
