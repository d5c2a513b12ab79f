package io.bantin.stack.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexBoundsTests {

    @Test
    void readsValuesAndRangesOfIds() {
        var demands = IndexBounds.of(new Document("state", "A")
                .append("tags", new Document("$in", List.of("x", "y", "x")))
                .append("_id", new Document("$gt", "b").append("$lte", "d")));
        assertThat(demands.of("state")).containsExactly("\"A");
        assertThat(demands.of("tags")).containsExactly("\"x", "\"y");
        assertThat(demands.name("_id")).isFalse();
        assertThat(demands.complete()).isTrue();
        assertThat(List.of("\"b", "\"b!", "\"c", "\"d", "\"d!", "\"e"))
                .filteredOn(demands.ids()::contains)
                .containsExactly("\"b!", "\"c", "\"d");
    }

    @Test
    void narrowsTheRangeByEachPartOfAConjunction() {
        var demands = IndexBounds.of(new Document(
                "$and",
                List.of(
                        new Document("_id", new Document("$gte", "b")),
                        new Document("_id", new Document("$lt", "y")),
                        new Document("_id", new Document("$gt", "a")),
                        new Document("_id", new Document("$lte", "z")))));
        assertThat(demands.ids()).isEqualTo(new IdRange("\"b", "\"y"));
        assertThat(demands.complete()).isTrue();
    }

    @Test
    void comparesStringsWithStringsOnly() {
        assertThat(IndexBounds.of(new Document("_id", new Document("$gt", "a")))
                        .ids()
                        .holdsStringsOnly())
                .isTrue();
        assertThat(IndexBounds.of(new Document("_id", new Document("$gt", 7)))).satisfies(numbers -> {
            assertThat(numbers.ids()).isEqualTo(IdRange.ALL);
            assertThat(numbers.complete()).isFalse();
        });
    }

    @Test
    void knowsWhenAFilterSaysMore() {
        assertThat(List.of(
                        new Document("$or", List.of(new Document("a", "x"))),
                        new Document("a", 1),
                        new Document("a", null),
                        new Document("a", new Document("$ne", "x")),
                        new Document("a", new Document("$in", List.of("x")).append("$exists", true)),
                        new Document("a", "x\0"),
                        new Document("a", "x\uFFFF"),
                        new Document("_id", new Document("$gt", "a").append("$ne", "b")),
                        new Document("$and", List.of(new Document("a", "x"), new Document("a", "y")))))
                .noneMatch(filter -> IndexBounds.of(filter).complete());
        assertThat(IndexBounds.of(new Document()).complete()).isTrue();
    }
}
