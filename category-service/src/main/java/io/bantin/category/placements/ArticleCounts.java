package io.bantin.category.placements;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.unwind;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Counts the published articles of categories. */
@Component
public class ArticleCounts {

    /** The number of published articles in one category, without its subcategories. */
    @Schema(name = "ArticlesInCategory")
    public record InCategory(@Id String id, long articles) {}

    private final MongoOperations store;

    ArticleCounts(MongoOperations store) {
        this.store = store;
    }

    /** Categories without published articles are left out. */
    public List<InCategory> all() {
        var counted = newAggregation(
                unwind("categoryIds"), group("categoryIds").count().as("articles"));
        return store.aggregate(counted, ArticlePlacement.class, InCategory.class).getMappedResults().stream()
                .sorted(Comparator.comparing(InCategory::id))
                .toList();
    }
}
