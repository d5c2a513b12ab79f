package io.bantin.article.comparison;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;

/** Finds the places where two sequences differ. */
final class SequenceDiff {

    private SequenceDiff() {}

    /** The hunks in order. Two hunks never touch: between them is at least one common item. */
    static List<Hunk> of(List<String> before, List<String> after, ComparisonBudget budget) {
        int start = commonStart(before, after);
        int commonEnd = commonEnd(before, after, start);
        int end = before.size() - commonEnd;
        int newEnd = after.size() - commonEnd;
        if (start == end && start == newEnd) {
            return List.of();
        }
        if (start == end || start == newEnd || !budget.covers(end - start + newEnd - start)) {
            return List.of(new Hunk(start, end, start, newEnd));
        }
        var changes = new MyersDiffWithLinearSpace<String>()
                .computeDiff(before.subList(start, end), after.subList(start, newEnd), null);
        var hunks = new ArrayList<Hunk>();
        for (var change : changes) {
            add(
                    hunks,
                    new Hunk(
                            start + change.startOriginal,
                            start + change.endOriginal,
                            start + change.startRevised,
                            start + change.endRevised));
        }
        return hunks;
    }

    /** The algorithm reports a deletion and an insertion at one place as two changes. */
    private static void add(List<Hunk> hunks, Hunk next) {
        if (!hunks.isEmpty()) {
            var last = hunks.getLast();
            if (last.end() == next.start() && last.newEnd() == next.newStart()) {
                hunks.set(hunks.size() - 1, new Hunk(last.start(), next.end(), last.newStart(), next.newEnd()));
                return;
            }
        }
        hunks.add(next);
    }

    private static int commonStart(List<String> before, List<String> after) {
        int max = Math.min(before.size(), after.size());
        int i = 0;
        while (i < max && before.get(i).equals(after.get(i))) {
            i++;
        }
        return i;
    }

    private static int commonEnd(List<String> before, List<String> after, int start) {
        int max = Math.min(before.size(), after.size()) - start;
        int i = 0;
        while (i < max && before.get(before.size() - 1 - i).equals(after.get(after.size() - 1 - i))) {
            i++;
        }
        return i;
    }
}
