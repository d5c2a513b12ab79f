package io.bantin.stack.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WantedFieldsTests {

    @Test
    void areWhatTheProjectionLeavesAndTheFilterLooksAt() {
        var filter = new Document("a.x", 1)
                .append("$or", List.of(new Document("b", 2), new Document("$and", List.of(new Document("c", 3)))));
        assertThat(wanted(filter, null, new Document("d.y", 1))).containsExactly("_id", "a", "b", "c", "d");
        assertThat(wanted(filter, null, new Document("a", 0).append("d", 0)))
                .containsExactly("_id", "a", "b", "c", "e");
        assertThat(wanted(filter, new Document("e.z", -1), new Document("d", true).append("_id", 0)))
                .containsExactly("_id", "a", "b", "c", "d", "e");
    }

    @Test
    void areAllOfADocumentWhereNobodyCanTell() {
        var all = List.of("_id", "a", "b", "c", "d", "e");
        var a = new Document("a", 1);
        assertThat(wanted(a, null, null)).isEqualTo(all);
        assertThat(wanted(a, null, new Document())).isEqualTo(all);
        assertThat(wanted(new Document("$expr", new Document()), null, a)).isEqualTo(all);
        assertThat(wanted(a, null, new Document("b", new Document("$slice", 1))))
                .isEqualTo(all);
        assertThat(wanted(a, null, new Document("b.c", 0))).isEqualTo(all);
    }

    @Test
    void areTheIdAloneWhenNothingElseIsAskedFor() {
        assertThat(WantedFields.isIdAlone(new Document("_id", 1))).isTrue();
        assertThat(WantedFields.isIdAlone(new Document("_id", 0))).isFalse();
        assertThat(WantedFields.isIdAlone(new Document("_id", 1).append("a", 1)))
                .isFalse();
        assertThat(WantedFields.isIdAlone(null)).isFalse();
    }

    private static List<String> wanted(Document filter, @Nullable Document orderBy, @Nullable Document projection) {
        return Stream.of("_id", "a", "b", "c", "d", "e")
                .filter(WantedFields.of(filter, orderBy, projection))
                .toList();
    }
}
