package io.bantin.stack.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentBytesTests {

    private final Document document = new Document("string", "Bản tin")
            .append("empty", "")
            .append("null", null)
            .append("true", true)
            .append("int", 42)
            .append("long", 1L << 40)
            .append("double", 0.5)
            .append("decimal", Decimal128.fromNumber(7))
            .append("time", Instant.ofEpochMilli(1_790_000_000_123L))
            .append("stamp", new BsonTimestamp(77L))
            .append("id", new ObjectId())
            .append("uuid", UUID.randomUUID())
            .append("bytes", new BinData(new byte[] {0, 1, -1}))
            .append("pattern", new BsonRegularExpression("^a", "i"))
            .append("least", MinKey.getInstance())
            .append("most", MaxKey.getInstance())
            .append("nested", new Document("a", List.of(new Document("b", 1), List.of(2, "ba"))).append("c", null))
            .append("array", Arrays.asList("x", null, 3, List.of()))
            .append("last", "không");

    @Test
    void readsWhatItWrote() {
        // Patterns know no equality, so it is the bytes that are compared.
        var bytes = DocumentBytes.of(document);
        assertThat(DocumentBytes.of(DocumentBytes.read(bytes))).isEqualTo(bytes);
        assertThat(DocumentBytes.read(bytes).keySet()).isEqualTo(document.keySet());
    }

    @Test
    void stepsOverFieldsOfEveryKind() {
        var bytes = DocumentBytes.of(document);
        for (var unwanted : document.keySet()) {
            var rest = document.clone();
            rest.remove(unwanted);
            assertThat(DocumentBytes.of(DocumentBytes.read(bytes, field -> !field.equals(unwanted))))
                    .as("without %s", unwanted)
                    .isEqualTo(DocumentBytes.of(rest));
        }
        assertThat(DocumentBytes.read(bytes, "last"::equals)).isEqualTo(new Document("last", "không"));
    }

    @Test
    void readsListsThatCanGrow() {
        var list = DocumentBytes.read(DocumentBytes.of(new Document("list", List.of(1))))
                .get("list");
        assertThat(list).isInstanceOfSatisfying(List.class, read -> {
            @SuppressWarnings("unchecked")
            var growing = (List<Object>) read;
            growing.add(2);
            assertThat(growing).containsExactly(1, 2);
        });
    }
}
