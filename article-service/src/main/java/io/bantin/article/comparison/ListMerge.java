package io.bantin.article.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges two lists that were made from the same base: what either added is in it, what either removed is not. */
public final class ListMerge {

    private ListMerge() {}

    public static List<String> of(List<String> base, List<String> mine, List<String> theirs) {
        if (theirs.equals(base)) {
            return mine;
        }
        var before = new HashSet<>(base);
        var removed = new HashSet<>(base);
        mine.forEach(removed::remove);
        var merged = new ArrayList<>(theirs);
        merged.removeIf(removed::contains);
        var known = new HashSet<>(theirs);
        for (int i = 0; i < mine.size(); i++) {
            var item = mine.get(i);
            if (!before.contains(item) && known.add(item)) {
                merged.add(placeAfter(i == 0 ? null : mine.get(i - 1), merged), item);
            }
        }
        return List.copyOf(merged);
    }

    /** An addition keeps its neighbour; without one it comes last, as most additions do. */
    private static int placeAfter(@Nullable String neighbour, List<String> merged) {
        int place = neighbour == null ? -1 : merged.indexOf(neighbour);
        return place < 0 ? merged.size() : place + 1;
    }
}
