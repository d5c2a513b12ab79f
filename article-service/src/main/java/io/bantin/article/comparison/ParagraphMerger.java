package io.bantin.article.comparison;

import io.bantin.article.comparison.TextMerge.Conflict;
import java.util.ArrayList;
import java.util.List;

/** Walks the base once and takes each paragraph from the side that changed it. */
final class ParagraphMerger {

    private static final String BLANK_LINE = "\n\n";

    private final Paragraphs base;
    private final HunkCursor mine;
    private final HunkCursor theirs;
    private final StringBuilder merged = new StringBuilder();
    private final List<Conflict> conflicts = new ArrayList<>();

    ParagraphMerger(Paragraphs base, Paragraphs mine, Paragraphs theirs) {
        var budget = ComparisonBudget.full();
        this.base = base;
        this.mine = new HunkCursor(base, mine, budget);
        this.theirs = new HunkCursor(base, theirs, budget);
    }

    TextMerge merged() {
        int done = 0;
        while (mine.hasHunk() || theirs.hasHunk()) {
            int start = nextStart();
            keep(done, start);
            done = change(start);
        }
        keep(done, base.size());
        merged.append(end());
        return new TextMerge(merged.toString(), List.copyOf(conflicts));
    }

    private int nextStart() {
        int mineStart = mine.hasHunk() ? mine.hunk().start() : Integer.MAX_VALUE;
        int theirStart = theirs.hasHunk() ? theirs.hunk().start() : Integer.MAX_VALUE;
        return Math.min(mineStart, theirStart);
    }

    /** Takes over what both left as it was; a gap that one side changed comes from that side. */
    private void keep(int start, int end) {
        for (int i = start; i < end; i++) {
            append(gap(i), base.texts().get(i));
        }
    }

    private String gap(int paragraph) {
        var mineGap = mine.text().gaps().get(mine.numberOf(paragraph));
        var theirGap = theirs.text().gaps().get(theirs.numberOf(paragraph));
        return theirGap.equals(base.gaps().get(paragraph)) ? mineGap : theirGap;
    }

    private String end() {
        var theirEnd = theirs.text().gaps().getLast();
        return theirEnd.equals(base.gaps().getLast()) ? mine.text().gaps().getLast() : theirEnd;
    }

    /** Handles the hunks that begin at {@code start} and all that overlap them; returns where they end in the base. */
    private int change(int start) {
        int mineStart = mine.numberOf(start);
        int theirStart = theirs.numberOf(start);
        boolean byMe = false;
        boolean byThem = false;
        int end = start;
        while (true) {
            boolean mineOverlaps = overlaps(mine, theirs, start, end, byMe || byThem);
            if (mineOverlaps) {
                end = Math.max(end, mine.hunk().end());
                mine.advance();
                byMe = true;
            } else if (overlaps(theirs, mine, start, end, byMe || byThem)) {
                end = Math.max(end, theirs.hunk().end());
                theirs.advance();
                byThem = true;
            } else {
                break;
            }
        }
        int mineEnd = mine.numberOf(end);
        int theirEnd = theirs.numberOf(end);
        if (byMe && byThem) {
            both(start, end, mineStart, mineEnd, theirStart, theirEnd);
        } else if (byMe) {
            take(mine.text(), mineStart, mineEnd);
        } else {
            take(theirs.text(), theirStart, theirEnd);
        }
        return end;
    }

    /**
     * Of two hunks that begin at the same place, an insertion before a change overlaps nothing, and two insertions overlap: nobody
     * but an editor knows which one comes first.
     */
    private static boolean overlaps(HunkCursor side, HunkCursor other, int start, int end, boolean begun) {
        if (!side.hasHunk()) {
            return false;
        }
        var hunk = side.hunk();
        if (!begun) {
            boolean otherInsertsFirst = other.hasHunk()
                    && other.hunk().start() == start
                    && other.hunk().isInsertion()
                    && !hunk.isInsertion();
            return hunk.start() == start && !otherInsertsFirst;
        }
        return hunk.start() < end || start == end && hunk.start() == start && hunk.isInsertion();
    }

    private void both(int start, int end, int mineStart, int mineEnd, int theirStart, int theirEnd) {
        boolean same = mine.text().part(mineStart, mineEnd).equals(theirs.text().part(theirStart, theirEnd));
        int before = merged.length();
        take(theirs.text(), theirStart, theirEnd);
        if (!same) {
            var text = theirs.text().text(theirStart, theirEnd);
            int at = text.isEmpty() ? before : merged.length() - text.length();
            conflicts.add(new Conflict(base.text(start, end), mine.text().text(mineStart, mineEnd), text, at));
        }
    }

    private void take(Paragraphs from, int start, int end) {
        for (int i = start; i < end; i++) {
            append(from.gaps().get(i), from.texts().get(i));
        }
    }

    /** A paragraph that was the first of its side may follow another one now. */
    private void append(String gap, String paragraph) {
        boolean separates = gap.chars().filter(c -> c == '\n').count() > 1;
        merged.append(merged.isEmpty() || separates ? gap : BLANK_LINE).append(paragraph);
    }
}
