package io.bantin.kit.problems;

/** What is wrong with one field of a request, in a sentence that a person can act on. */
public record FieldError(String field, String message) {}
