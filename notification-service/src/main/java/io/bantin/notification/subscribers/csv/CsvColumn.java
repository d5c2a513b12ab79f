package io.bantin.notification.subscribers.csv;

import io.bantin.notification.subscribers.text.InvisibleEdges;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a file of subscribers, in the order in which we write and keep them; a file may have any order. */
public enum CsvColumn {
    EMAIL,
    CATEGORIES,
    LOCALE,
    FREQUENCY,
    CONSENT_AT,
    CONSENT_TEXT;

    private static final Pattern SPACES = Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}_-]+");

    /** Between several categories in their one field. */
    public static final String BETWEEN_CATEGORIES = ";";

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Without regard to case, to what cannot be seen, and to spaces for the underscore. */
    public static Optional<CsvColumn> titled(String text) {
        String title = SPACES.matcher(InvisibleEdges.removedFrom(Normalizer.normalize(text, Form.NFKC)))
                .replaceAll("_")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.title().equals(title))
                .findFirst();
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(CsvColumn::title).toList();
    }
}
