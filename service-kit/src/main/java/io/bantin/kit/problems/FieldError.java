package io.bantin.kit.problems;

import io.bantin.kit.text.QuotableText;

/** Tells in one sentence what the caller must correct in one field of a request. */
public record FieldError(String field, String message) {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_MESSAGE_LENGTH = 1000;

    /** Bounds both texts: the caller chooses the name of an unknown field. */
    public FieldError {
        field = QuotableText.of(field, MAX_NAME_LENGTH);
        message = QuotableText.of(message, MAX_MESSAGE_LENGTH);
    }
}
