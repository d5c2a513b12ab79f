package io.bantin.notification.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bantin.kit.ids.Ids;
import io.bantin.notification.TestEvents;
import io.bantin.notification.WholeService;
import io.bantin.stack.testing.events.Contracts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@WholeService
class CategoryEventsIT {

    @Autowired
    private TestEvents events;

    @Autowired
    private Categories categories;

    @Autowired
    private MeterRegistry meters;

    @Test
    void readsTheSampleOfItsOwner() {
        String sample = Contracts.sample("category-service", "category-changed");
        var expected = new JsonMapper().readTree(sample);
        String id = expected.get("id").asString();
        String withUnknownField = sample.replaceFirst("\\{", "{\"unknown\": [1],");

        events.send(
                "category-events",
                "category-changed",
                id,
                expected.get("version").asLong(),
                withUnknownField);

        await().untilAsserted(() -> assertThat(categories.names(Set.of(id)))
                .containsEntry(id, expected.get("name").asString()));
    }

    @Test
    void ignoresOlderStates() {
        String id = Ids.next();
        events.category(id, 2, "Mới", false);
        events.category(id, 1, "Cũ", true);
        events.category(id, 2, "Cũ", true);
        events.awaitCategoryEvents();
        assertThat(categories.names(Set.of(id))).containsEntry(id, "Mới");
        assertThat(categories.notSelectable(Set.of(id))).isEmpty();
    }

    @Test
    void keepsTheNameOfARemovedCategoryButRefusesItAsAChoice() {
        String id = Ids.next();
        events.category(id, 1, "Từng có", false);
        events.category(id, 2, "Từng có", true);
        events.awaitCategoryEvents();
        assertThat(categories.names(Set.of(id))).containsEntry(id, "Từng có");
        assertThat(categories.notSelectable(Set.of(id))).containsExactly(id);
    }

    @Test
    void ignoresEventsOfAnUnknownType() {
        String id = Ids.next();
        events.send("category-events", "category-painted", id, 1, "[\"not what it reads\"]");
        events.awaitCategoryEvents();
        assertThat(categories.names(Set.of(id))).isEmpty();
    }

    /** If each of the 200 requests polled the store for a second, that would make 8,000 reads. */
    @Test
    void requestsWithUnknownCategoriesShareReadsOfTheStore() throws Exception {
        long before = readings();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = requests.invokeAll(Collections.nCopies(
                    200,
                    () -> assertThat(categories.notSelectable(Set.of(Ids.next())))
                            .hasSize(1)));
            for (var answer : answers) {
                answer.get();
            }
        }
        assertThat(readings() - before).isBetween(1L, 600L);
    }

    private long readings() {
        return meters
                .find("mongodb.driver.commands")
                .tag("command", "find")
                .tag("collection", "categories")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
