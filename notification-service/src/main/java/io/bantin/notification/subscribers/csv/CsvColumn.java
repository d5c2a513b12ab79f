package io.bantin.notification.subscribers.csv;

import io.bantin.notification.subscribers.text.InvisibleTrim;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a file of subscribers, in the order of exports and stored rows. An imported file can have another order. */
public enum CsvColumn {
    EMAIL,
    CATEGORIES,
    LOCALE,
    FREQUENCY,
    CONSENT_AT,
    CONSENT_TEXT;

    private static final Pattern SPACES = Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}_-]+");

    /** Separates the categories in their field. */
    public static final String CATEGORY_SEPARATOR = ";";

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a column by title; ignores case and invisible characters and accepts spaces or hyphens for underscores. */
    public static Optional<CsvColumn> titled(String text) {
        String title = SPACES.matcher(InvisibleTrim.removedFrom(Normalizer.normalize(text, Form.NFKC)))
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
