package io.bantin.stack.store;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** The positions under all keys of an index that begin alike. */
final class Positions implements Iterator<String> {

    private final Cursor<String, String> cursor;
    private final String prefix;
    private @Nullable String next;

    Positions(Cursor<String, String> cursor, String prefix) {
        this.cursor = cursor;
        this.prefix = prefix;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        var position = next;
        if (position == null) {
            throw new NoSuchElementException();
        }
        advance();
        return position;
    }

    private void advance() {
        next = cursor.hasNext() && cursor.next().startsWith(prefix) ? cursor.getValue() : null;
    }
}
