package io.bantin.article.rendering;

import java.io.Reader;

/** Gives HTML to its parser piece by piece, so that the budget can end a parser that does not get on. */
final class MeteredReader extends Reader {

    private static final int PIECE = 1024;

    private final String html;
    private final WorkBudget budget;
    private int position;

    MeteredReader(String html, WorkBudget budget) {
        this.html = html;
        this.budget = budget;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (position == html.length()) {
            return -1;
        }
        int size = Math.min(Math.min(length, PIECE), html.length() - position);
        budget.spend(4L * size);
        html.getChars(position, position + size, into, offset);
        position += size;
        return size;
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
