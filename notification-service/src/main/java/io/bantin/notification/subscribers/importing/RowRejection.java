package io.bantin.notification.subscribers.importing;

/**
 * Why a row was not imported; it does not repeat what the row says, since personal data must not pile up.
 *
 * @param line where the row begins in the file
 * @param field the column at fault
 * @param reason one of a closed set, to be counted by
 * @param message the same in a sentence
 */
public record RowRejection(int line, String field, String reason, String message) {}
