package io.bantin.article.comparison;

/** A place where two sequences differ: the items from {@code start} to {@code end} stand for those from {@code newStart} to {@code newEnd}. */
record Hunk(int start, int end, int newStart, int newEnd) {

    boolean isInsertion() {
        return start == end;
    }
}
