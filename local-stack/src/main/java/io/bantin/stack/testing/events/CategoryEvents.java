package io.bantin.stack.testing.events;

/** Category events on their own topic, or on the topic of their dead letters. The same arguments make the same record. */
public final class CategoryEvents {

    /** The trace that every event belongs to. */
    public static final String TRACE = "1af7651916cd43dd8448eb211c80319d";

    private CategoryEvents() {}

    public static TestEvent of(String topic, String id, long version, String body) {
        return TestEvent.of(topic, "category-changed", id, version, body)
                .with("ce_source", "/category-service")
                .with("ce_time", "2026-01-01T00:00:00Z")
                .with("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
    }

    public static TestEvent of(String topic, String id, String body) {
        return of(topic, id, 1, body);
    }

    public static void send(String topic, String id, String body) {
        of(topic, id, body).send();
    }
}
