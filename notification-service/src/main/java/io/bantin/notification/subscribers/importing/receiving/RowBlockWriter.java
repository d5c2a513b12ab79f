package io.bantin.notification.subscribers.importing.receiving;

import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.importing.Row;
import io.bantin.notification.subscribers.importing.RowBlock;
import io.bantin.notification.subscribers.importing.RowBlocks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides the rows of one file into blocks and stores them. */
final class RowBlockWriter {

    private static final int MAX_ROWS = 1000;

    /** A MongoDB document has at most 16 MiB, and a character at most 4 bytes. */
    private static final int MAX_CHARACTERS = 1_000_000;

    private final String importId;
    private final RowBlocks blocks;
    private final Map<String, Integer> addresses = new LinkedHashMap<>();
    private List<Row> rows = new ArrayList<>();
    private int characters;
    private int number;
    private long count;

    RowBlockWriter(String importId, RowBlocks blocks) {
        this.importId = importId;
        this.blocks = blocks;
    }

    /** True if the row completed a block, which is then stored. */
    boolean add(Row row) {
        rows.add(row);
        count++;
        characters += row.fields().stream().mapToInt(String::length).sum();
        if (EmailAddress.parse(row.get(CsvColumn.EMAIL)) instanceof EmailAddress.Valid valid) {
            addresses.putIfAbsent(valid.address().key(), row.line());
        }
        boolean full = rows.size() == MAX_ROWS || characters >= MAX_CHARACTERS;
        if (full) {
            store();
        }
        return full;
    }

    /** Stores the last block. */
    void finish() {
        if (!rows.isEmpty()) {
            store();
        }
    }

    int blocks() {
        return number;
    }

    long rows() {
        return count;
    }

    private void store() {
        blocks.insert(RowBlock.of(
                importId, number++, rows, List.copyOf(addresses.keySet()), List.copyOf(addresses.values())));
        rows = new ArrayList<>();
        addresses.clear();
        characters = 0;
    }
}
