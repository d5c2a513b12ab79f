package io.bantin.notification.subscribers.importing;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A block of successive rows of an imported file, stored until the import is done.
 *
 * @param keys the keys of the addresses that first appear in this block, as far as is known
 * @param lines the line of each of these addresses
 */
@Document(RowBlock.COLLECTION)
public record RowBlock(
        @Id String id, String importId, int number, List<Row> rows, List<String> keys, List<Integer> lines) {

    static final String COLLECTION = "import_blocks";

    public static RowBlock of(String importId, int number, List<Row> rows, List<String> keys, List<Integer> lines) {
        return new RowBlock(idOf(importId, number), importId, number, rows, keys, lines);
    }

    /** Padded, so that ids sort like numbers. */
    static String idOf(String importId, int number) {
        return "%s/%06d".formatted(importId, number);
    }

    /** Omits the rows, because personal data must not appear in logs. */
    @Override
    public String toString() {
        return "RowBlock[" + id + "]";
    }
}
