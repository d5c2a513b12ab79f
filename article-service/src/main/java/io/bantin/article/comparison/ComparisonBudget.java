package io.bantin.article.comparison;

/**
 * Bounds the work of one comparison. Comparing two sequences that share nothing takes quadratic time, so a comparison that the
 * budget does not cover reports everything between the common start and end as replaced, which is true and loses nothing.
 */
final class ComparisonBudget {

    /** Covers 7,000 paragraphs against 7,000 others; takes about a second at most. */
    private static final long MAX_STEPS = 200_000_000;

    private long left;

    private ComparisonBudget(long steps) {
        this.left = steps;
    }

    static ComparisonBudget full() {
        return new ComparisonBudget(MAX_STEPS);
    }

    static ComparisonBudget of(long steps) {
        return new ComparisonBudget(steps);
    }

    /** Takes the most that a comparison of so many items can cost; false if that is more than what is left. */
    boolean covers(int items) {
        long cost = (long) items * items;
        if (cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }
}
