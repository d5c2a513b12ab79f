package io.bantin.article.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.bantin.article.ArticleIntegrationTest;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.stack.testing.events.Contracts;
import io.bantin.stack.testing.events.TestEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ArticleIntegrationTest
class CategoryEventsIT {

    @Autowired
    private Categories categories;

    @Autowired
    private MeterRegistry meters;

    @Test
    void readsTheSampleOfItsOwner() {
        var sample = Contracts.sample("category-service", "category-changed");
        var category = new JsonMapper().readValue(sample, CategoryChanged.class);
        var withUnknownField = sample.replaceFirst("\\{", "{\"unknown\": [1],");

        KnownCategories.send(Objects.requireNonNull(category.toCategory().parentId()), 1, "Đời sống", null, false);
        TestEvent.of("category-events", "category-changed", category.id(), category.version(), withUnknownField)
                .send();

        await().untilAsserted(() -> assertThat(categories.checkedPaths(List.of(category.id())))
                .singleElement()
                .satisfies(path -> assertThat(path).endsWith(category.id())));
    }

    @Test
    void ignoresEventsOfAnUnknownType() {
        var id = Ids.next();
        TestEvent.of("category-events", "category-painted", id, 1, "[\"not what it reads\"]")
                .send();
        var next = KnownCategories.aCategory();

        // All events go to one partition: once the next one is handled, this one was handled as well.
        assertThat(categories.checkedPaths(List.of(next))).isEqualTo(List.of(List.of(next)));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> categories.checkedPaths(List.of(id)))
                .withMessageContaining("there is no category");
    }

    @Test
    void ignoresOlderStates() {
        var id = Ids.next();
        KnownCategories.send(id, 1, "Nông nghiệp", null, false);
        KnownCategories.send(id, 3, "Nông nghiệp", null, true);
        KnownCategories.send(id, 2, "Nông nghiệp", null, false);
        KnownCategories.send(id, 3, "Nông nghiệp", null, true);
        KnownCategories.aCategory();

        await().untilAsserted(() -> assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> categories.checkedPaths(List.of(id)))
                .withMessageContaining("which was removed"));
        var after = KnownCategories.aCategory();
        categories.checkedPaths(List.of(after));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> categories.checkedPaths(List.of(id)));
    }

    @Test
    void refusesACategoryUntilAllItsAncestorsAreKnown() {
        var root = Ids.next();
        var child = KnownCategories.aCategoryBelow(root);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> categories.checkedPaths(List.of(child)))
                .withMessageContaining("not known here yet");
        KnownCategories.send(root, 1, "Tin", null, false);

        assertThat(categories.checkedPaths(List.of(child))).isEqualTo(List.of(List.of(root, child)));
    }

    @Test
    void returnsThePathFromTheRootToEachCategory() {
        var root = KnownCategories.aCategory();
        var child = KnownCategories.aCategoryBelow(root);
        var other = KnownCategories.aCategory();

        assertThat(categories.checkedPaths(List.of(child, other)))
                .isEqualTo(List.of(List.of(root, child), List.of(other)));
        assertThat(categories.subtree(root)).containsExactlyInAnyOrder(root, child);
    }

    /** If each of the 200 requests polled the store for a second, that would make 8,000 reads. */
    @Test
    void requestsWithUnknownCategoriesShareReadsOfTheStore() throws Exception {
        long before = readings();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = requests.invokeAll(Collections.nCopies(
                    200,
                    () -> assertThatExceptionOfType(InvalidInput.class)
                            .isThrownBy(() -> categories.checkedPaths(List.of(Ids.next())))));
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
