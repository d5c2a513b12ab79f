package io.bantin.article.rendering.html;

import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.kit.problems.InvalidInput;

/** Collects HTML up to a maximum size and refuses the body there, before the renderer fills the memory. */
public final class BoundedHtmlBuffer implements Appendable {

    /** Escaping can multiply the size by five, and a MongoDB document holds at most 16 MiB. */
    private static final int MAX_LENGTH = 3 << 20;

    private final StringBuilder html = new StringBuilder();
    private final WorkBudget budget;

    public BoundedHtmlBuffer(WorkBudget budget) {
        this.budget = budget;
    }

    @Override
    public BoundedHtmlBuffer append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public BoundedHtmlBuffer append(CharSequence text, int start, int end) {
        budget.spend(end - start);
        check(html.length() + end - start);
        html.append(text, start, end);
        return this;
    }

    @Override
    public BoundedHtmlBuffer append(char c) {
        budget.spend(1);
        check(html.length() + 1);
        html.append(c);
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    static void check(int length) {
        if (length > MAX_LENGTH) {
            throw InvalidInput.of("body", "must not need more than 3 MiB as HTML.");
        }
    }
}
