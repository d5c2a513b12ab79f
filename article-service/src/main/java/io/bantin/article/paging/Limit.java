package io.bantin.article.paging;

import io.bantin.kit.problems.InvalidInput;

/** How many items a page has at most. */
public final class Limit {

    /** As request parameters have it when nothing is asked for. */
    public static final String DEFAULT = "20";

    private static final int LARGEST = 100;

    private Limit() {}

    public static int checked(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw InvalidInput.of("limit", "must be from 1 to %d.".formatted(LARGEST));
        }
        return limit;
    }
}
