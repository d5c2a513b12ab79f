package io.bantin.notification.subscribers.importing.receiving;

import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.HEADER;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.LIMITS;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.ROW;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.read;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.refuses;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.importing.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A format error is reported with its line and refuses the whole file. */
class FileRowsTests {

    @Test
    void readsRowsWithTheirFirstLine() {
        List<Row> rows =
                rows(HEADER + "\n" + ROW + "\"bo@example.org\",\"a;b\",,,,\"Yes, \"\"all\"\"\nof it\"\n" + ROW);

        assertThat(rows).extracting(Row::line).containsExactly(3, 4, 6);
        assertThat(rows.get(1).fields()).containsExactly("bo@example.org", "a;b", "", "", "", "Yes, \"all\"\nof it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The file is empty.",
                "'\n\n' | The file has only empty lines.",
                "'ai@example.org,tin,vi\n' | Line 1 is not a header",
                "'\"email\";\"categories\"\n' | Line 1 lacks columns: locale, frequency",
                "'\"email,categories,locale,frequency,consent_at,consent_text\"\n' | Line 1 has all columns in one cell",
                "'email,categories,locale,frequency,consent_at\n' | Line 1 lacks columns: consent_text",
                "'email,categories,locale,frequency,consent_at,consent_text,name\n' | unknown columns (name)",
                "'email,email,categories\n' | Line 1 names the column email twice",
                "'HEADROW\"ai@example.org,tin,vi,INSTANT,2026,x\n' | Line 3 has broken quotes",
                "'HEAD\"ai@example.org\"x,tin,vi,INSTANT,2026,x\n' | Line 2 has broken quotes",
                "'HEADROWai@exa\"mple.org,tin,vi,INSTANT,2026,x\n' | Line 3 has a quote within an unquoted field",
                "'HEADai@example.org,tin\n' | Line 2 has 2 fields instead of 6",
                "'HEADROWa,b,c,d,e,f,,g\n' | Line 3 has text in column 8, which has no title",
                "',email,categories,locale,frequency,consent_at,consent_text\nx,ROW' | Line 2 has text in column 1,",
                "'sep=;\nHEAD\nROWai@exa\"mple.org,tin,vi,INSTANT,2026,x\n' | Line 5 has a quote within an unquoted field, in column 1 (email);",
                "'HEADai@example.org,tin,vi,INSTANT,2026\n' | Line 2 has 5 fields instead of 6; missing: consent_text.",
                "'HEADai@example.org,tin,\"vi,INSTANT,2026,x\n' | Line 2 has broken quotes in column 3 (locale)",
                "'HEADai@example.org,tin,vi,INSTANT,2026,V\ufffdng\n' | in column 6 (consent_text)",
                "'HEADROWROWROWROWROWROW' | more than 5 rows",
                "'HEADai\u0000@example.org,tin,vi,INSTANT,2026,x\n' | Line 2 has a zero byte",
                "'HEADai@example.org,tin,vi,INSTANT,2026,V\ufffdng\n' | Line 2 has a character that is not UTF-8"
            })
    void refusesTheWholeFile(String file, String explanation) {
        refuses(file.replace("HEAD", HEADER).replace("ROW", ROW).getBytes(StandardCharsets.UTF_8), explanation);
    }

    @Test
    void reportsTheLineOfInvalidUtf8FarIntoTheFile() {
        var more = new ImportProperties(10_000, DataSize.ofMegabytes(1), Duration.ofHours(1));
        String file = HEADER + ROW.repeat(5_000) + ROW.replace("Vâng", "Vâng ạ").repeat(2);

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> read(
                        new ByteArrayInputStream((HEADER + "ai@example.org,,,,,x\n".repeat(5_000) + ROW)
                                .getBytes(StandardCharsets.ISO_8859_1)),
                        more))
                .satisfies(refused -> assertThat(refused.getBody().getDetail()).contains("Line 5002 has a character"));
        assertThat(read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), more))
                .isEqualTo(5_002);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, Line 1 has a zero byte", "UTF-16BE, Line 1 has a zero byte", "UTF-32, UTF-32"})
    void refusesOtherEncodings(String charset, String explanation) {
        String mark = charset.equals("UTF-32") ? "\ufeff" : "";
        refuses((mark + HEADER + ROW).getBytes(Charset.forName(charset)), explanation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 a spreadsheet", "\u001f\u008b packed"})
    void refusesSpreadsheetsAndArchives(String file) {
        refuses(file.getBytes(StandardCharsets.ISO_8859_1), "The file is a spreadsheet or an archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"x", "\"\"\"\"", ","})
    void refusesAnEndlessFieldWithoutReadingOn(String start) {
        var file = new Endless(HEADER + ROW + start, start.equals(",") ? ',' : start.length() > 2 ? '"' : 'x');
        var more = new ImportProperties(5, DataSize.ofGigabytes(1), Duration.ofHours(1));

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> read(file, more))
                .satisfies(refused -> assertThat(refused.getBody().getDetail()).startsWith("Line 3 has "));
        assertThat(file.read.get()).isLessThan(100_000);
    }

    @Test
    void acceptsALongConsentTextOfDoubledQuotes() {
        String text = "\"\"".repeat(10_000);
        assertThat(rows(HEADER + ROW.replace("Vâng", "\"" + text + "\"")))
                .singleElement()
                .satisfies(row -> assertThat(row.get(CsvColumn.CONSENT_TEXT)).hasSize(10_000));
        refuses(
                (HEADER + ROW.replace("Vâng", "x".repeat(10_001))).getBytes(StandardCharsets.UTF_8),
                "more than 10,000 characters");
    }

    @Test
    void refusesAFileOverTheSizeLimit() {
        String file = HEADER + ROW.replace("Vâng", "x".repeat(5_000)) + "\n".repeat(2_000_000);
        refuses(file.getBytes(StandardCharsets.UTF_8), "The file has more than 1 MiB");
    }

    @Test
    void refusesAFileShorterThanItsContentLength() {
        byte[] half = (HEADER + ROW).getBytes(StandardCharsets.UTF_8);
        var file = new IncomingFileStream(new ByteArrayInputStream(half), half.length + 1, LIMITS.size());

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> read(file, LIMITS))
                .satisfies(refused -> assertThat(refused.getBody().getDetail()).contains("broke off"));
    }

    @Test
    void errorsAboutTheHeaderContainNoAddress() {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> rows("ai@example.org,email\n"))
                .satisfies(
                        refused -> assertThat(String.valueOf(refused.getBody())).doesNotContain("example.org"));
    }

    /** A file that continues endlessly with the same character. */
    private static final class Endless extends InputStream {

        private final AtomicLong read = new AtomicLong();
        private final byte[] start;
        private final char rest;

        Endless(String start, char rest) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.rest = rest;
        }

        @Override
        public int read() {
            long position = read.getAndIncrement();
            return position < start.length ? start[(int) position] & 0xff : rest;
        }
    }
}
