package io.bantin.kit.problems;

import io.bantin.kit.text.Quoted;

/** What is wrong with one field of a request, in a sentence that a person can act on. */
public record FieldError(String field, String message) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 1000;

    /** The name of an unknown field is the caller's, of any length and of any characters. */
    public FieldError {
        field = Quoted.of(field, LONGEST_NAME);
        message = Quoted.of(message, LONGEST_MESSAGE);
    }
}
