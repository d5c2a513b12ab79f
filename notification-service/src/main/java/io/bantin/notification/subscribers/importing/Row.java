package io.bantin.notification.subscribers.importing;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.csv.FormulaEscaping;
import java.util.List;

/**
 * A row of a file as it was sent. It contains personal data and is stored only until its import is done.
 *
 * @param line the first line of the row in the file
 * @param fields the fields in the order of {@link CsvColumn}
 */
public record Row(int line, List<String> fields) {

    public String get(CsvColumn column) {
        String field = fields.get(column.ordinal());
        // A consent text can start with an apostrophe of its own.
        return column == CsvColumn.CONSENT_TEXT
                ? FormulaEscaping.unescaped(field)
                : FormulaEscaping.withoutMarker(field);
    }

    /** Omits the fields, because personal data must not appear in logs. */
    @Override
    public String toString() {
        return "Row[" + line + "]";
    }
}
