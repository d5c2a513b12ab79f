package io.bantin.notification.subscribers.suppressions;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.bantin.notification.subscribers.csv.FormulaEscaping;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes suppressed addresses as CSV, one row each. */
final class SuppressionCsvWriter {

    private final CsvWriter csv;

    SuppressionCsvWriter(OutputStream out) {
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord(List.of("email", "reason", "reply", "suppressed_at", "event_id"));
    }

    void write(SuppressionView suppression) {
        csv.writeRecord(Stream.of(
                        suppression.email(),
                        suppression.reason().name(),
                        suppression.reply(),
                        suppression.suppressedAt().toString(),
                        Objects.requireNonNullElse(suppression.eventId(), ""))
                .map(FormulaEscaping::escaped)
                .toList());
    }

    void flush() throws IOException {
        csv.flush();
    }
}
