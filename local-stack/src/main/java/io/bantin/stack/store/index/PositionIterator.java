package io.bantin.stack.store.index;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Iterates over the positions of all keys with one prefix. */
final class PositionIterator implements Iterator<String> {

    private final Cursor<String, ?> cursor;
    private final Supplier<String> position;
    private final String prefix;
    private final ScanRange walk;
    private @Nullable String next;

    /** @param position reads the position at which the cursor stands */
    PositionIterator(Cursor<String, ?> cursor, Supplier<String> position, String prefix, ScanRange walk) {
        this.cursor = cursor;
        this.position = position;
        this.prefix = prefix;
        this.walk = walk;
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        var present = next;
        if (present == null) {
            throw new NoSuchElementException();
        }
        next = advance();
        return present;
    }

    private @Nullable String advance() {
        while (cursor.hasNext() && cursor.next().startsWith(prefix)) {
            var found = position.get();
            if (walk.isPast(found)) {
                return null;
            }
            if (walk.contains(found)) {
                return found;
            }
        }
        return null;
    }
}
