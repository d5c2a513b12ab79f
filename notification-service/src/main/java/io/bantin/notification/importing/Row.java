package io.bantin.notification.importing;

import io.bantin.notification.csv.Column;
import io.bantin.notification.csv.Formulas;
import java.util.List;

/**
 * A row of a file as it was sent: personal data, kept only until its import is done.
 *
 * @param line where it begins in the file
 * @param fields in the order of {@link Column}
 */
public record Row(int line, List<String> fields) {

    public String get(Column column) {
        String field = fields.get(column.ordinal());
        // Consents are words, which may begin with a quotation mark of their own.
        return column == Column.CONSENT_TEXT ? Formulas.plain(field) : Formulas.unmarked(field);
    }

    /** Without what it says: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Row[" + line + "]";
    }
}
