package io.bantin.notification.subscribers.importing;

/**
 * Why a row was not imported. It does not contain the row's values, so that no personal data is kept.
 *
 * @param line the first line of the row in the file
 * @param field the invalid column
 * @param reason a code from a fixed set, for counting
 * @param message the reason as a sentence
 */
public record RowRejection(int line, String field, String reason, String message) {}
