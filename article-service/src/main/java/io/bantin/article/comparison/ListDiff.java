package io.bantin.article.comparison;

import io.bantin.article.comparison.TextChange.Op;
import java.util.ArrayList;
import java.util.List;

/** Compares two lists item by item. */
public final class ListDiff {

    private ListDiff() {}

    /** One change for each item, in order. */
    public static List<TextChange> of(List<String> before, List<String> after) {
        var changes = new ArrayList<TextChange>();
        int kept = 0;
        for (var hunk : SequenceDiff.of(before, after, ComparisonBudget.full())) {
            add(changes, Op.KEPT, before.subList(kept, hunk.start()));
            add(changes, Op.REMOVED, before.subList(hunk.start(), hunk.end()));
            add(changes, Op.ADDED, after.subList(hunk.newStart(), hunk.newEnd()));
            kept = hunk.end();
        }
        add(changes, Op.KEPT, before.subList(kept, before.size()));
        return List.copyOf(changes);
    }

    private static void add(List<TextChange> changes, Op op, List<String> items) {
        items.forEach(item -> changes.add(new TextChange(op, item)));
    }
}
