package io.bantin.notification.subscribers.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.bantin.notification.categories.CategoryLookup;
import io.bantin.notification.subscribers.Consent;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.choices.Choice;
import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.csv.FormulaEscaping;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes subscribers in the CSV format that an import accepts. */
final class SubscriberCsvWriter {

    private final CsvWriter csv;
    private final CategoryLookup categories;

    SubscriberCsvWriter(OutputStream out, CategoryLookup categories) {
        this.csv = CsvWriter.builder().build(out);
        this.categories = categories;
        csv.writeRecord(CsvColumn.titles());
    }

    void write(Subscriber subscriber) {
        csv.writeRecord(fields(subscriber));
    }

    void flush() throws IOException {
        csv.flush();
    }

    private List<String> fields(Subscriber subscriber) {
        return Arrays.stream(CsvColumn.values())
                .map(column -> {
                    String text = field(column, subscriber, subscriber.choice(), subscriber.consent());
                    return column == CsvColumn.CONSENT_TEXT
                            ? FormulaEscaping.escaped(text)
                            : FormulaEscaping.withMarker(text);
                })
                .toList();
    }

    private String field(CsvColumn column, Subscriber subscriber, @Nullable Choice choice, @Nullable Consent consent) {
        return switch (column) {
            case EMAIL -> subscriber.email();
            case CATEGORIES -> choice == null ? "" : names(choice);
            case LOCALE -> choice == null ? "" : choice.locale();
            case FREQUENCY -> choice == null ? "" : choice.frequency().name();
            case CONSENT_AT -> consent == null ? "" : consent.confirmedAt().toString();
            case CONSENT_TEXT -> consent == null ? "" : consent.wording();
        };
    }

    /** Omits removed categories, because imports reject them, unless there are no others. */
    private String names(Choice choice) {
        List<String> present =
                choice.categoryIds().stream().filter(categories::canBeChosen).toList();
        return (present.isEmpty() ? choice.categoryIds() : present)
                .stream().map(categories::nameOf).collect(Collectors.joining(CsvColumn.CATEGORY_SEPARATOR));
    }
}
