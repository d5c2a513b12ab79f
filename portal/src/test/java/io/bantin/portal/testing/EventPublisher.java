package io.bantin.portal.testing;

import io.bantin.stack.testing.events.TestEvent;

/** Publishes the events that the portal listens to. */
public final class EventPublisher {

    public void article(String type, String id, long version) {
        TestEvent.of(
                        "article-events",
                        type,
                        id,
                        version,
                        "{\"categoryPaths\": [[\"%s\", \"%s\"]], \"mood\": 1}".formatted(Newsroom.NEWS, Newsroom.LOCAL))
                .send();
    }

    /** To a chosen partition, so that a test sees when the portal listens to it. */
    public void articleInto(int partition, String id, long version) {
        TestEvent.of("article-events", "article-revised", id, version, "{}")
                .in(partition)
                .send();
    }

    public void category(String id, long version) {
        TestEvent.of("category-events", "category-changed", id, version, "{}").send();
    }

    /** An event whose body is no JSON. */
    public void unreadable(String id) {
        TestEvent.of("article-events", "article-published", id, 1, "no JSON").send();
    }
}
