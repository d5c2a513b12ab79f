package io.bantin.stack.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldIndexTests {

    private static final IndexBounds X = IndexBounds.of(new Document("kind", "x"));

    private final MVStore maps = new MVStore.Builder().open();

    @AfterEach
    void close() {
        maps.close();
    }

    /** By itself, and with the id as its last field. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void walksBothWaysBetweenBounds(boolean withId) {
        var index = filled(withId, "a", "ab", "b", "b!", "c", "d");
        assertThat(walk(index, new Document(), false)).containsExactly("a", "ab", "b", "b!", "c", "d");
        assertThat(walk(index, new Document(), true)).containsExactly("d", "c", "b!", "b", "ab", "a");
        var between = new Document("$gte", "ab").append("$lte", "b!");
        assertThat(walk(index, between, false)).containsExactly("ab", "b", "b!");
        assertThat(walk(index, between, true)).containsExactly("b!", "b", "ab");
        var inside = new Document("$gt", "a").append("$lt", "b!");
        assertThat(walk(index, inside, false)).containsExactly("ab", "b");
        assertThat(walk(index, inside, true)).containsExactly("b", "ab");
        assertThat(walk(index, new Document("$lte", "b"), true)).containsExactly("b", "ab", "a");
        assertThat(walk(index, new Document("$lt", "0"), true)).isEmpty();
        assertThat(walk(index, new Document("$gt", "d"), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnWhereItStopped(boolean withId) {
        var index = filled(withId, "a", "ab", "b", "c");
        for (boolean descending : List.of(false, true)) {
            var way = new ScanRange(IdRange.ALL, descending);
            var seen = Stream.<String>builder();
            for (var next = index.walk(X, way); next.hasNext(); next = index.walk(X, way)) {
                var position = next.next();
                seen.add(position);
                way = way.beyond(position);
            }
            assertThat(seen.build().toList()).isEqualTo(rest(index.walk(X, new ScanRange(IdRange.ALL, descending))));
        }
    }

    @Test
    void sortsIdsOnlyWhereAllAreStrings() {
        var index = filled(false, "a", "b");
        assertThat(index.sortsIds(X)).isTrue();
        enter(7, "x", false);
        assertThat(index.sortsIds(X)).isFalse();
        assertThat(index.sortsIds(IndexBounds.of(new Document("kind", "y")))).isTrue();
        assertThat(index.sortsIds(IndexBounds.of(new Document("kind", "x").append("_id", new Document("$gt", "a")))))
                .isTrue();
    }

    @Test
    void walksWhereNothingButTheIdIsLeft() {
        var index = new FieldIndex("i", keys("a", "b", "_id"), false, false, map("abi"));
        assertThat(index.canWalk(IndexBounds.of(new Document("a", "x").append("b", "y"))))
                .isTrue();
        assertThat(index.canWalk(IndexBounds.of(new Document("a", "x")))).isFalse();
    }

    private List<String> walk(FieldIndex index, Document ids, boolean descending) {
        var demands = IndexBounds.of(
                ids.isEmpty() ? new Document("kind", "x") : new Document("kind", "x").append("_id", ids));
        return rest(index.walk(demands, new ScanRange(demands.ids(), descending))).stream()
                .map(position -> KeyText.string(position).orElseThrow())
                .toList();
    }

    private static List<String> rest(Iterator<String> walk) {
        var rest = new ArrayList<String>();
        walk.forEachRemaining(rest::add);
        return rest;
    }

    private FieldIndex filled(boolean withId, String... ids) {
        for (var id : ids) {
            enter(id, "w", withId);
            enter(id, "x", withId);
            enter(id, "xx", withId);
        }
        return new FieldIndex("i", withId ? keys("kind", "_id") : keys("kind"), false, false, map("i"));
    }

    private void enter(Object id, String kind, boolean withId) {
        var values = withId ? new KeyValue(kind, id) : new KeyValue(kind);
        map("i").put(KeyText.of(values) + KeyText.of(id), KeyText.of(id));
    }

    private MVMap<String, String> map(String name) {
        return maps.openMap(name);
    }

    private static List<IndexKey> keys(String... fields) {
        return Stream.of(fields).map(field -> new IndexKey(field, true)).toList();
    }
}
