package io.bantin.notification.subscribers.importing;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Some successive rows of a file, kept until its import is done.
 *
 * @param keys of the addresses that are in none of the rows before, as far as is known
 * @param lines where each of them stands
 */
@Document(RowBlock.COLLECTION)
public record RowBlock(
        @Id String id, String importId, int number, List<Row> rows, List<String> keys, List<Integer> lines) {

    static final String COLLECTION = "import_blocks";

    public static RowBlock of(String importId, int number, List<Row> rows, List<String> keys, List<Integer> lines) {
        return new RowBlock(idOf(importId, number), importId, number, rows, keys, lines);
    }

    /** Padded, so that the order of the ids is the order of the numbers. */
    static String idOf(String importId, int number) {
        return "%s/%06d".formatted(importId, number);
    }

    /** Without its rows: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "RowBlock[" + id + "]";
    }
}
