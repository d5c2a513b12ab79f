package io.bantin.notification.subscribers.importing;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.csv.FormulaEscaping;
import java.util.List;

/**
 * A row of a file as it was sent: personal data, kept only until its import is done.
 *
 * @param line where it begins in the file
 * @param fields in the order of {@link CsvColumn}
 */
public record Row(int line, List<String> fields) {

    public String get(CsvColumn column) {
        String field = fields.get(column.ordinal());
        // Consents are words, which may begin with a quotation mark of their own.
        return column == CsvColumn.CONSENT_TEXT ? FormulaEscaping.plain(field) : FormulaEscaping.unmarked(field);
    }

    /** Without what it says: what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Row[" + line + "]";
    }
}
