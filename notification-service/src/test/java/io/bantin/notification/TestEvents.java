package io.bantin.notification;

import static org.awaitility.Awaitility.await;

import io.bantin.kit.events.EventJson;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.events.TestEvent;
import java.util.Map;
import org.bson.Document;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Events as the other services send them: CloudEvents in binary mode, straight to the broker. */
@TestConfiguration(proxyBeanMethods = false)
public class TestEvents {

    private final MongoOperations mongo;

    TestEvents(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Sends the event of a new category, and returns its id. */
    public String category(String name) {
        String id = Ids.next();
        category(id, 1, name, false);
        return id;
    }

    public void category(String id, long version, String name, boolean removed) {
        category(id, version, name, "any", removed);
    }

    public void category(String id, long version, String name, String slug, boolean removed) {
        send(
                "category-events",
                "category-changed",
                id,
                version,
                EventJson.write(Map.of(
                        "id", id, "version", version, "name", name, "slug", slug, "position", 1, "removed", removed)));
    }

    /** Waits until this service has handled all category events so far: they are on one partition, so the last one comes last. */
    public void awaitCategoryEvents() {
        String last = category("Sau cùng");
        await().until(() -> mongo.findById(last, Document.class, "categories") != null);
    }

    /** Returns when the broker has the event. */
    public void send(String topic, String type, String subject, long sequence, String json) {
        send(topic, type, subject, sequence, json, Map.of());
    }

    /** Sends the event with additional headers, such as a trace. */
    public void send(String topic, String type, String subject, long sequence, String json, Map<String, String> more) {
        TestEvent event = TestEvent.of(topic, type, subject, sequence, json);
        for (var header : more.entrySet()) {
            event = event.with(header.getKey(), header.getValue());
        }
        event.send();
    }
}
