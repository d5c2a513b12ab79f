package io.bantin.article.rendering.html;

import io.bantin.article.rendering.capacity.WorkBudget;
import java.io.Reader;

/** Passes HTML to the parser in small pieces, so that the budget can stop a parser that takes too long. */
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
        // Nothing to close.
    }
}
