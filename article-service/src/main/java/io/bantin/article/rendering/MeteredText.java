package io.bantin.article.rendering;

import io.bantin.article.rendering.capacity.WorkBudget;

/** A line that charges the budget for each character read, which measures and bounds the parser's work. */
record MeteredText(CharSequence text, WorkBudget budget) implements CharSequence {

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.spend(1);
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        budget.spend(8L + end - start);
        return new MeteredText(text.subSequence(start, end), budget);
    }

    @Override
    public String toString() {
        budget.spend(text.length());
        return text.toString();
    }
}
