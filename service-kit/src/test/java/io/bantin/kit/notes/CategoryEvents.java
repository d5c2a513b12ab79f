package io.bantin.kit.notes;

import io.bantin.stack.testing.events.TestEvent;

/** Category events, on their own topic or on that of their dead letters. */
public final class CategoryEvents {

    /** The trace that every event sent here belongs to. */
    public static final String TRACE = "1af7651916cd43dd8448eb211c80319d";

    private CategoryEvents() {}

    public static TestEvent of(String topic, String id, String body) {
        return TestEvent.of(topic, "category-changed", id, 1, body)
                .with("ce_source", "/category-service")
                .with("ce_time", "2026-01-01T00:00:00Z")
                .with("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
    }

    public static void send(String topic, String id, String body) {
        of(topic, id, body).send();
    }
}
