package io.bantin.notification.subscribers.importing.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.notification.subscribers.importing.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Files to read rows from, and the limits of the tests. */
final class FileRowsFixtures {

    static final ImportProperties LIMITS = new ImportProperties(5, DataSize.ofMegabytes(1), Duration.ofHours(1));
    static final String HEADER = "email,categories,locale,frequency,consent_at,consent_text\n";
    static final String ROW = "ai@example.org,tin,vi,INSTANT,2026-01-31T08:00:00Z,Vâng\n";

    private FileRowsFixtures() {}

    static void refuses(byte[] file, String explanation) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(
                        () -> read(new IncomingFileStream(new ByteArrayInputStream(file), -1, LIMITS.size()), LIMITS))
                .satisfies(refused -> assertThat(refused.getBody().getDetail())
                        .contains(explanation)
                        .endsWith("Nothing was imported."));
    }

    static List<Row> rows(String file) {
        return rows(file.getBytes(StandardCharsets.UTF_8));
    }

    static List<Row> rows(byte[] file) {
        List<Row> rows = new ArrayList<>();
        FileRows read = FileRows.of(new ByteArrayInputStream(file), LIMITS);
        for (Row row = read.next(); row != null; row = read.next()) {
            rows.add(row);
        }
        return rows;
    }

    static int read(InputStream file, ImportProperties limits) {
        FileRows rows = FileRows.of(file, limits);
        int count = 0;
        while (rows.next() != null) {
            count++;
        }
        return count;
    }
}
