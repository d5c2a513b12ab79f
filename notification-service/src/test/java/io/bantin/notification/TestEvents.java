package io.bantin.notification;

import io.bantin.kit.events.EventJson;
import io.bantin.kit.ids.Ids;
import io.bantin.stack.testing.events.TestEvent;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;

/** Events as the other services send them: CloudEvents in binary mode, straight to the broker. */
@TestConfiguration(proxyBeanMethods = false)
public class TestEvents {

    /** A category as category-service announces it; the id of the new one. */
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

    /** Returns when the broker has the event. */
    public void send(String topic, String type, String subject, long sequence, String json) {
        send(topic, type, subject, sequence, json, Map.of());
    }

    /** The same with further headers, e.g. a trace. */
    public void send(String topic, String type, String subject, long sequence, String json, Map<String, String> more) {
        TestEvent event = TestEvent.of(topic, type, subject, sequence, json);
        for (var header : more.entrySet()) {
            event = event.with(header.getKey(), header.getValue());
        }
        event.send();
    }
}
