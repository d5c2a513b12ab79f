package io.bantin.stack.store.index;

import org.jspecify.annotations.Nullable;

/** A range of positions with a direction. A scan can stop anywhere in it and go on later. */
public record ScanRange(IdRange range, boolean descending) {

    private static final char LAST = '\uFFFF';

    /** The rest of the range after this position. */
    public ScanRange beyond(String position) {
        var rest = descending ? new IdRange(range.from(), position) : new IdRange(IdRange.next(position), range.to());
        return new ScanRange(rest, descending);
    }

    /** Where to begin among keys that are the prefix and then begin with a position; null for the very end. */
    @Nullable
    String start(String prefix) {
        if (!descending) {
            return prefix + range.from();
        }
        var to = range.to();
        if (to == null) {
            return prefix.isEmpty() ? null : prefix + LAST;
        }
        // After an END the key may go on with more.
        return to.indexOf(KeyText.END) < 0 ? prefix + to : prefix + to + LAST;
    }

    boolean isPast(String position) {
        return descending
                ? position.compareTo(range.from()) < 0
                : range.to() != null && position.compareTo(range.to()) >= 0;
    }

    boolean contains(String position) {
        return range.contains(position);
    }
}
