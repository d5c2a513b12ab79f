package io.bantin.notification.importing.working;

import io.bantin.notification.csv.Column;
import io.bantin.notification.importing.Rejection;
import java.util.Locale;

/** Why a row is not imported. */
enum Reason {
    INVALID_ADDRESS(Column.EMAIL, "%s"),
    REPEATED_ADDRESS(Column.EMAIL, "is the address of line %d again."),
    NO_CATEGORY(Column.CATEGORIES, "must name at least one category."),
    TOO_MANY_CATEGORIES(Column.CATEGORIES, "must name at most %d categories."),
    UNKNOWN_CATEGORY(Column.CATEGORIES, "names, as number %d, a category that does not exist."),
    REMOVED_CATEGORY(Column.CATEGORIES, "names, as number %d, a category that was removed."),
    AMBIGUOUS_CATEGORY(Column.CATEGORIES, "names, as number %d, a slug that several categories have; give the id."),
    UNKNOWN_LOCALE(Column.LOCALE, "must be vi or en, or empty for vi."),
    UNKNOWN_FREQUENCY(Column.FREQUENCY, "must be INSTANT, or empty, which means the same."),
    FREQUENCY_NOT_SENT(
            Column.FREQUENCY,
            "must be INSTANT, or empty: digests (DAILY, WEEKLY) are not sent yet, and whoever has one would get no mail."),
    NO_CONSENT_TIME(Column.CONSENT_AT, "must say when the consent was given."),
    UNREADABLE_CONSENT_TIME(
            Column.CONSENT_AT,
            "must be a time such as 2026-01-31T08:00:00Z, or a date such as 2026-01-31; in a spreadsheet, format the column as"
                    + " text."),
    UNLIKELY_CONSENT_TIME(Column.CONSENT_AT, "must not lie in the future, or before 1990."),
    NO_CONSENT_TEXT(Column.CONSENT_TEXT, "must say what was consented to."),
    UNREADABLE_CONSENT_TEXT(Column.CONSENT_TEXT, "has characters that cannot be seen."),
    HAS_LEFT(Column.EMAIL, "has left; only they themselves can subscribe again."),
    SUPPRESSED(Column.EMAIL, "is an address that its mail server said does not exist."),
    ERASED(Column.EMAIL, "was erased at its owner's wish.");

    private final Column column;
    private final String sentence;

    Reason(Column column, String sentence) {
        this.column = column;
        this.sentence = sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Rejection at(int line, Object... details) {
        return new Rejection(line, column.title(), code(), sentence.formatted(details));
    }
}
