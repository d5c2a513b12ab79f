package io.bantin.notification.subscribers.importing.processing;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.importing.RowRejection;
import java.util.Locale;

/** Why a row is not imported. */
enum RowRejectionReason {
    INVALID_ADDRESS(CsvColumn.EMAIL, "%s"),
    REPEATED_ADDRESS(CsvColumn.EMAIL, "repeats the address of line %d."),
    NO_CATEGORY(CsvColumn.CATEGORIES, "must name at least one category."),
    TOO_MANY_CATEGORIES(CsvColumn.CATEGORIES, "must name at most %d categories."),
    UNKNOWN_CATEGORY(CsvColumn.CATEGORIES, "has a category that does not exist (number %d)."),
    REMOVED_CATEGORY(CsvColumn.CATEGORIES, "has a category that was removed (number %d)."),
    AMBIGUOUS_CATEGORY(CsvColumn.CATEGORIES, "has a slug of several categories (number %d); use the id."),
    UNKNOWN_LOCALE(CsvColumn.LOCALE, "must be vi or en, or empty for vi."),
    UNKNOWN_FREQUENCY(CsvColumn.FREQUENCY, "must be INSTANT or empty, which means the same."),
    FREQUENCY_NOT_SENT(
            CsvColumn.FREQUENCY,
            "must be INSTANT or empty: digests (DAILY, WEEKLY) are not sent yet, so a subscriber with one would get no mail."),
    NO_CONSENT_TIME(CsvColumn.CONSENT_AT, "must say when the consent was given."),
    UNREADABLE_CONSENT_TIME(
            CsvColumn.CONSENT_AT,
            "must be a time such as 2026-01-31T08:00:00Z, or a date such as 2026-01-31; in a spreadsheet, format the column as"
                    + " text."),
    UNLIKELY_CONSENT_TIME(CsvColumn.CONSENT_AT, "must not be in the future or before 1990."),
    NO_CONSENT_TEXT(CsvColumn.CONSENT_TEXT, "must say what was consented to."),
    UNREADABLE_CONSENT_TEXT(CsvColumn.CONSENT_TEXT, "has control characters."),
    HAS_LEFT(CsvColumn.EMAIL, "has unsubscribed; only the owner of the address can subscribe again."),
    SUPPRESSED(CsvColumn.EMAIL, "is suppressed, because its mail server refuses it."),
    ERASED(CsvColumn.EMAIL, "was erased at its owner's request.");

    private final CsvColumn column;
    private final String sentence;

    RowRejectionReason(CsvColumn column, String sentence) {
        this.column = column;
        this.sentence = sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    RowRejection at(int line, Object... details) {
        return new RowRejection(line, column.title(), code(), sentence.formatted(details));
    }
}
