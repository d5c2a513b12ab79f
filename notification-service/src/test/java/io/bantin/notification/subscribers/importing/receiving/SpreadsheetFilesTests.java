package io.bantin.notification.subscribers.importing.receiving;

import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.HEADER;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.ROW;
import static io.bantin.notification.subscribers.importing.receiving.FileRowsFixtures.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.importing.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of a file are read in each of the forms in which spreadsheets write it. */
class SpreadsheetFilesTests {

    /** All combinations of the ways in which spreadsheets write the same table. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "BOM", "UTF-16LE", "UTF-16BE"})
    void readsTheSameRowsInEveryFormOfASpreadsheet(String encoding) {
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
}
