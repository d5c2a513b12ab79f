package io.bantin.article.comparison;

import io.bantin.article.comparison.TextChange.Op;
import java.util.ArrayList;
import java.util.List;

/** Collects changes in order, joins neighbours, and puts what was removed before what was added in its place. */
final class TextChanges {

    private final List<TextChange> changes = new ArrayList<>();
    private final StringBuilder kept = new StringBuilder();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();

    void keep(String text) {
        kept.append(text);
    }

    /** Spaces between two changed words belong to the change: "one two" replaced by "three four" is one change, not two. */
    void replace(String before, String after) {
        if (isChanging() && isSpaces(kept)) {
            removed.append(kept);
            added.append(kept);
            kept.setLength(0);
        } else if (!kept.isEmpty()) {
            flush();
        }
        removed.append(before);
        added.append(after);
    }

    List<TextChange> all() {
        flush();
        return List.copyOf(changes);
    }

    private boolean isChanging() {
        return !removed.isEmpty() || !added.isEmpty();
    }

    private static boolean isSpaces(CharSequence text) {
        return text.chars().allMatch(c -> c == ' ');
    }

    /** What was changed stands before what was kept: the kept text was met after it. */
    private void flush() {
        add(Op.REMOVED, removed);
        add(Op.ADDED, added);
        add(Op.KEPT, kept);
    }

    private void add(Op op, StringBuilder text) {
        if (!text.isEmpty()) {
            changes.add(new TextChange(op, text.toString()));
            text.setLength(0);
        }
    }
}
