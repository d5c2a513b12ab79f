package io.bantin.article.comparison;

import java.util.List;

/** Compares two texts word by word: first their paragraphs, then the sentences of changed paragraphs, then the words of those. */
public final class TextDiff {

    private final ComparisonBudget budget;
    private final TextChanges changes = new TextChanges();

    private TextDiff(ComparisonBudget budget) {
        this.budget = budget;
    }

    /** The kept and removed pieces joined are the first text, the kept and added pieces the second. */
    public static List<TextChange> of(String before, String after) {
        return of(before, after, ComparisonBudget.full());
    }

    static List<TextChange> of(String before, String after, ComparisonBudget budget) {
        var diff = new TextDiff(budget);
        diff.compare(before, after, TextUnit.PARAGRAPH);
        return diff.changes.all();
    }

    private void compare(String before, String after, TextUnit unit) {
        var old = unit.split(before);
        var now = unit.split(after);
        int kept = 0;
        for (var hunk : SequenceDiff.of(old, now, budget)) {
            keep(old, kept, hunk.start());
            replace(joined(old, hunk.start(), hunk.end()), joined(now, hunk.newStart(), hunk.newEnd()), unit);
            kept = hunk.end();
        }
        keep(old, kept, old.size());
    }

    private void keep(List<String> units, int start, int end) {
        if (start < end) {
            changes.keep(joined(units, start, end));
        }
    }

    private void replace(String before, String after, TextUnit unit) {
        if (unit == TextUnit.WORD || before.isEmpty() || after.isEmpty()) {
            changes.replace(before, after);
        } else {
            compare(before, after, unit.smaller());
        }
    }

    private static String joined(List<String> units, int start, int end) {
        return String.join("", units.subList(start, end));
    }
}
