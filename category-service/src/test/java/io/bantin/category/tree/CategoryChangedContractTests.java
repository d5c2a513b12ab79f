package io.bantin.category.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.events.EventJson;
import io.bantin.stack.testing.events.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Compares the event that this service sends with its contract. */
class CategoryChangedContractTests {

    private static final String OWNER = "category-service";
    private static final JsonMapper JSON = new JsonMapper();

    private final Category category = new Category(
            "0kt3v9wq5d002",
            3,
            "Nông nghiệp & Nông thôn",
            "nong-nghiep-nong-thon",
            "Mùa vụ, giá nông sản.",
            "0kt3v9wq5d001",
            2,
            false,
            false,
            5,
            null,
            List.of());

    @Test
    void writesTheSampleOfTheContract() {
        assertThat(JSON.readTree(json(category)))
                .isEqualTo(JSON.readTree(Contracts.sample(OWNER, CategoryChanged.TYPE)));
    }

    @Test
    void writesEventsThatMatchTheSchema() {
        assertThat(errors(json(category))).isEmpty();
        assertThat(errors(json(category.asRemoved()))).isEmpty();
        assertThat(errors(json(CategoryFixtures.aCategory("0kt3v9wq5d003", "Tin", null, 0))))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesOtherEvents() {
        var sample = Contracts.sample(OWNER, CategoryChanged.TYPE);

        assertThat(errors(sample.replace("\"removed\": false", "\"removed\": null")))
                .isNotEmpty();
        assertThat(errors(sample.replace("\"version\"", "\"revision\""))).isNotEmpty();
    }

    private static String json(Category category) {
        return EventJson.write(CategoryChanged.of(category));
    }

    private static List<com.networknt.schema.Error> errors(String json) {
        return Contracts.errors(OWNER, CategoryChanged.TYPE, json);
    }
}
