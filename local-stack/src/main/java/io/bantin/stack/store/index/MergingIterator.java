package io.bantin.stack.store.index;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Merges several sorted iterators; each position comes once. */
final class MergingIterator implements Iterator<String> {

    private final PriorityQueue<Row> rows;
    private @Nullable String last;

    MergingIterator(List<? extends Iterator<String>> sorted, boolean descending) {
        Comparator<Row> order = Comparator.comparing(row -> row.head);
        this.rows = new PriorityQueue<>(Math.max(1, sorted.size()), descending ? order.reversed() : order);
        for (var row : sorted) {
            if (row.hasNext()) {
                rows.add(new Row(row));
            }
        }
    }

    @Override
    public boolean hasNext() {
        for (var row = rows.peek(); row != null && row.head.equals(last); row = rows.peek()) {
            rows.remove();
            if (row.advance()) {
                rows.add(row);
            }
        }
        return !rows.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext() || !(rows.peek() instanceof Row first)) {
            throw new NoSuchElementException();
        }
        last = first.head;
        return first.head;
    }

    private static final class Row {

        private final Iterator<String> rest;
        private String head;

        Row(Iterator<String> positions) {
            this.rest = positions;
            this.head = positions.next();
        }

        boolean advance() {
            boolean more = rest.hasNext();
            if (more) {
                head = rest.next();
            }
            return more;
        }
    }
}
