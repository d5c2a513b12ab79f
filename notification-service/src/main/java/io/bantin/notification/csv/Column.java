package io.bantin.notification.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of subscribers, in the order in which we write and keep them; a file may have any order. */
public enum Column {
    EMAIL,
    CATEGORIES,
    LOCALE,
    FREQUENCY,
    CONSENT_AT,
    CONSENT_TEXT;

    /** Between several categories in their one field. */
    public static final String BETWEEN_CATEGORIES = ";";

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without regard to case and surrounding spaces. */
    public static Optional<Column> titled(String text) {
        String title = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title))
                .findFirst();
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Column::title).toList();
    }
}
