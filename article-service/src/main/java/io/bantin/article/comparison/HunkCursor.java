package io.bantin.article.comparison;

import java.util.List;

/** One of the two texts of a merge, with a reader that walks its hunks in the order of the base. */
final class HunkCursor {

    private final Paragraphs text;
    private final List<Hunk> hunks;
    private int next;

    /** How far this side's numbers of paragraphs are ahead of the base's, at the place that the walk has reached. */
    private int shift;

    HunkCursor(Paragraphs base, Paragraphs text, ComparisonBudget budget) {
        this.text = text;
        this.hunks = SequenceDiff.of(base.texts(), text.texts(), budget);
    }

    Paragraphs text() {
        return text;
    }

    boolean hasHunk() {
        return next < hunks.size();
    }

    Hunk hunk() {
        return hunks.get(next);
    }

    /** Passes the next hunk. */
    void advance() {
        shift = hunk().newEnd() - hunk().end();
        next++;
    }

    /** This side's number of a paragraph of the base that no hunk behind the walk has touched. */
    int numberOf(int paragraphOfBase) {
        return paragraphOfBase + shift;
    }
}
