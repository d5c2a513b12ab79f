package io.bantin.article.rendering;

import io.bantin.kit.problems.InvalidInput;

/** Takes HTML up to a size, and ends the renderer there instead of after it has filled the memory. */
final class LimitedHtml implements Appendable {

    /** Characters that HTML escapes take five times their size; a document of the store holds 16 MiB. */
    static final int LONGEST = 3 << 20;

    private final StringBuilder html = new StringBuilder();
    private final WorkBudget budget;

    LimitedHtml(WorkBudget budget) {
        this.budget = budget;
    }

    @Override
    public LimitedHtml append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public LimitedHtml append(CharSequence text, int start, int end) {
        budget.spend(end - start);
        check(html.length() + end - start);
        html.append(text, start, end);
        return this;
    }

    @Override
    public LimitedHtml append(char c) {
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
        if (length > LONGEST) {
            throw InvalidInput.of("body", "must not need more than 3 MiB as HTML.");
        }
    }
}
