package io.bantin.notification.subscribers.importing.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.importing.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** A format error is reported with its line and refuses the whole file. */
class FileRowsTests {

    private static final ImportProperties LIMITS =
            new ImportProperties(5, DataSize.ofMegabytes(1), Duration.ofHours(1));
    private static final String HEADER = "email,categories,locale,frequency,consent_at,consent_text\n";
    private static final String ROW = "ai@example.org,tin,vi,INSTANT,2026-01-31T08:00:00Z,Vâng\n";

    @Test
    void readsRowsWithTheirFirstLine() {
        List<Row> rows =
                rows(HEADER + "\n" + ROW + "\"bo@example.org\",\"a;b\",,,,\"Yes, \"\"all\"\"\nof it\"\n" + ROW);

        assertThat(rows).extracting(Row::line).containsExactly(3, 4, 6);
        assertThat(rows.get(1).fields()).containsExactly("bo@example.org", "a;b", "", "", "", "Yes, \"all\"\nof it");
    }

    @Test
    void acceptsColumnsInAnyOrderAndTitlesInAnyCase() {
        Row row =
                rows("consent_text, Email ,LOCALE,categories,consent_at,frequency\r\nVâng,ai@example.org,vi,tin,2026,DAILY\r\n")
                        .getFirst();

        assertThat(row.get(CsvColumn.EMAIL)).isEqualTo("ai@example.org");
        assertThat(row.get(CsvColumn.FREQUENCY)).isEqualTo("DAILY");
        assertThat(row.get(CsvColumn.CONSENT_TEXT)).isEqualTo("Vâng");
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(rows("\ufeff" + HEADER + ROW)).hasSize(1);
    }

    @Test
    void readsALastLineWithoutALineBreak() {
        assertThat(rows(HEADER + ROW.strip())).hasSize(1);
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

    /** All combinations of the ways in which spreadsheets write the same table. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "BOM", "UTF-16LE", "UTF-16BE"})
    void readsWhatSpreadsheetsAdd(String encoding) {
        List<List<String>> table = List.of(
                List.of("email", "categories", "locale", "frequency", "consent_at", "consent_text"),
                List.of("ai@example.org", "a;b", "vi", "INSTANT", "2026-01-31", "Vâng, \"tôi\"\nđồng ý; \tcả"),
                List.of("bo@example.org", "c", "", "", "2026-01-31", "Vâng"));
        int tried = 0;
        for (String separator : List.of(",", ";", "\t", "|")) {
            for (String lineEnd : List.of("\n", "\r\n", "\r")) {
                for (boolean quoted : List.of(true, false)) {
                    for (String directive : List.of(
                            "", "sep=" + separator, "\"sep=" + separator + "\"", "SEP=" + separator + ";;;;;")) {
                        for (String unseen : List.of("", " ", "\u00a0", "\ufeff", "\u200b")) {
                            for (int emptyColumns : new int[] {0, 1, 30}) {
                                boolean upperCase = tried % 2 == 0;
                                String file = spreadsheet(
                                        table, separator, lineEnd, quoted, directive, unseen, emptyColumns, upperCase);
                                List<Row> rows = rows(encoded(file, encoding));
                                assertThat(rows).as(file).hasSize(2);
                                for (int i = 0; i < rows.size(); i++) {
                                    assertThat(rows.get(i).fields()).as(file).isEqualTo(table.get(i + 1));
                                }
                                int before = (directive.isEmpty() ? 0 : 1) + 1;
                                assertThat(rows.getFirst().line()).as(file).isEqualTo(before + 3);
                                tried++;
                            }
                        }
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(4 * 3 * 2 * 4 * 5 * 3);
    }

    /** Adds rows of empty cells before and after the header and at the end, and columns of empty cells on both sides. */
    private static String spreadsheet(
            List<List<String>> table,
            String separator,
            String lineEnd,
            boolean quoted,
            String directive,
            String unseen,
            int emptyColumns,
            boolean upperCase) {
        var file = new StringBuilder();
        if (!directive.isEmpty()) {
            file.append(directive).append(lineEnd);
        }
        String empty = (quoted ? "\"\"" : "") + separator;
        String emptyRow = empty.repeat(5 + emptyColumns) + (quoted ? "\"\"" : "") + lineEnd;
        file.append(emptyRow);
        for (int line = 0; line < table.size(); line++) {
            String row = table.get(line).stream()
                    .map(cell -> cell.isEmpty() ? cell : unseen + cell + unseen)
                    .map(cell -> quoted || cell.matches("(?s).*[,;\t|\"\n].*")
                            ? "\"" + cell.replace("\"", "\"\"") + "\""
                            : cell)
                    .collect(Collectors.joining(separator));
            file.append(empty.repeat(emptyColumns > 0 ? 1 : 0))
                    .append(
                            line == 0 && upperCase
                                    ? row.toUpperCase(Locale.ROOT).replace('_', ' ')
                                    : row)
                    .append(separator.repeat(Math.max(0, emptyColumns - 1)))
                    .append(lineEnd);
            if (line == 0) {
                file.append(emptyRow);
            }
        }
        return file.append(lineEnd)
                .append(emptyRow.repeat(2))
                .append("   ")
                .append(lineEnd.repeat(3))
                .toString();
    }

    private static byte[] encoded(String file, String encoding) {
        return switch (encoding) {
            case "UTF-8" -> file.getBytes(StandardCharsets.UTF_8);
            case "BOM" -> ("\ufeff" + file).getBytes(StandardCharsets.UTF_8);
            default -> ("\ufeff" + file).getBytes(Charset.forName(encoding));
        };
    }

    @Test
    void removesTheMarkersOfTextFields() {
        Row row = rows(HEADER
                        + "'ai@example.org,\"=\"\"tin\"\"\",'vi,=\"INSTANT\",\"=\"\"2026-01-31\"\"\",'Tôi' đồng ý\n")
                .getFirst();

        assertThat(Stream.of(CsvColumn.values()).map(row::get))
                .containsExactly("ai@example.org", "tin", "vi", "INSTANT", "2026-01-31", "'Tôi' đồng ý");
    }

    @Test
    void acceptsARowWithoutItsLastEmptyCells() {
        Row row =
                rows("email,categories,consent_at,consent_text,locale,frequency,,\nai@example.org,tin,2026-01-31,Vâng\n")
                        .getFirst();

        assertThat(row.fields()).containsExactly("ai@example.org", "tin", "", "", "2026-01-31", "Vâng");
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

    private static void refuses(byte[] file, String explanation) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(
                        () -> read(new IncomingFileStream(new ByteArrayInputStream(file), -1, LIMITS.size()), LIMITS))
                .satisfies(refused -> assertThat(refused.getBody().getDetail())
                        .contains(explanation)
                        .endsWith("Nothing was imported."));
    }

    private static List<Row> rows(String file) {
        return rows(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(byte[] file) {
        List<Row> rows = new ArrayList<>();
        FileRows read = FileRows.of(new ByteArrayInputStream(file), LIMITS);
        for (Row row = read.next(); row != null; row = read.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static int read(InputStream file, ImportProperties limits) {
        FileRows rows = FileRows.of(file, limits);
        int count = 0;
        while (rows.next() != null) {
            count++;
        }
        return count;
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
