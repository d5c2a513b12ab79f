package io.bantin.notification.ops.subscribers;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.bantin.notification.categories.Directory;
import io.bantin.notification.csv.Column;
import io.bantin.notification.csv.Formulas;
import io.bantin.notification.subscriptions.Choice;
import io.bantin.notification.subscriptions.Consent;
import io.bantin.notification.subscriptions.Subscriber;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes subscribers in the form that an import takes, here or elsewhere. */
final class SubscriberFile {

    private final CsvWriter csv;
    private final Directory categories;

    SubscriberFile(OutputStream out, Directory categories) {
        this.csv = CsvWriter.builder().build(out);
        this.categories = categories;
        csv.writeRecord(Column.titles());
    }

    void write(Subscriber subscriber) {
        csv.writeRecord(fields(subscriber));
    }

    void flush() throws IOException {
        csv.flush();
    }

    private List<String> fields(Subscriber subscriber) {
        return Arrays.stream(Column.values())
                .map(column -> {
                    String text = field(column, subscriber, subscriber.choice(), subscriber.consent());
                    return column == Column.CONSENT_TEXT ? Formulas.guarded(text) : Formulas.marked(text);
                })
                .toList();
    }

    private String field(Column column, Subscriber subscriber, @Nullable Choice choice, @Nullable Consent consent) {
        return switch (column) {
            case EMAIL -> subscriber.email();
            case CATEGORIES -> choice == null ? "" : names(choice);
            case LOCALE -> choice == null ? "" : choice.locale();
            case FREQUENCY -> choice == null ? "" : choice.frequency().name();
            case CONSENT_AT -> consent == null ? "" : consent.confirmedAt().toString();
            case CONSENT_TEXT -> consent == null ? "" : consent.wording();
        };
    }

    /** Removed ones are left out, since no import takes them, unless there are no others. */
    private String names(Choice choice) {
        List<String> present =
                choice.categoryIds().stream().filter(categories::canBeChosen).toList();
        return (present.isEmpty() ? choice.categoryIds() : present)
                .stream().map(categories::nameOf).collect(Collectors.joining(Column.BETWEEN_CATEGORIES));
    }
}
