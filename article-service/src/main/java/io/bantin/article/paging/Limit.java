package io.bantin.article.paging;

import io.bantin.kit.problems.InvalidInput;

/** The maximum number of items of a page. */
public final class Limit {

    /** The default of the request parameter. */
    public static final String DEFAULT = "20";

    private static final int MAX = 100;

    private Limit() {}

    public static int checked(int limit) {
        if (limit < 1 || limit > MAX) {
            throw InvalidInput.of("limit", "must be from 1 to %d.".formatted(MAX));
        }
        return limit;
    }
}
