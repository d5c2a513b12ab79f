package io.bantin.notification.subscribers.importing.receiving;

import static java.util.stream.Collectors.joining;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.text.InvisibleTrim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header of a file: the position of each column. */
final class CsvHeader {

    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
    private static final Set<CsvColumn> OPTIONAL = EnumSet.of(CsvColumn.LOCALE, CsvColumn.FREQUENCY);
    private static final Pattern EMPTY_CELLS = Pattern.compile("[,;\t|\"]");
    private static final int MAX_QUOTE_LENGTH = 40;
    private static final String EXPECTED = String.join(",", CsvColumn.titles());

    private final List<String> titles;
    private final Map<CsvColumn, Integer> positions;

    private CsvHeader(List<String> titles, Map<CsvColumn, Integer> positions) {
        this.titles = titles;
        this.positions = positions;
    }

    /** Spreadsheets add columns without a title; these must be empty. */
    static CsvHeader of(long line, List<String> titles) {
        Map<CsvColumn, Integer> positions = new EnumMap<>(CsvColumn.class);
        List<String> unknown = new ArrayList<>();
        for (int position = 0; position < titles.size(); position++) {
            String title = titles.get(position);
            Optional<CsvColumn> column = CsvColumn.titled(title);
            if (column.isEmpty()) {
                if (!isBlank(title)) {
                    unknown.add(title);
                }
            } else if (positions.putIfAbsent(column.get(), position) != null) {
                throw UnreadableFile.at(
                        line,
                        "names the column %s twice, as number %d and %d."
                                .formatted(column.get().title(), positions.get(column.get()) + 1, position + 1));
            }
        }
        if (positions.isEmpty()) {
            throw UnreadableFile.at(line, explained(unknown));
        }
        if (!unknown.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "has unknown columns (%s); a file must have these columns, in any order: %s."
                            .formatted(unknown.stream().map(CsvHeader::shown).collect(joining(", ")), EXPECTED));
        }
        Set<CsvColumn> missing = EnumSet.allOf(CsvColumn.class);
        missing.removeAll(positions.keySet());
        if (!missing.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "lacks columns: %s."
                            .formatted(missing.stream().map(CsvColumn::title).collect(joining(", "))));
        }
        return new CsvHeader(titles, positions);
    }

    private static String explained(List<String> unknown) {
        boolean inOneCell = unknown.stream()
                .anyMatch(title -> SEPARATORS.stream().anyMatch(separator -> count(separator, title) > 1));
        return inOneCell
                ? "has all columns in one cell; split the text into columns in the spreadsheet and save the file again."
                : "is not a header; the first line must name the columns: %s.".formatted(EXPECTED);
    }

    /** The name of a column in errors: its number, counted from 1, and its title. */
    String nameOf(int position) {
        String title = position < titles.size() ? shown(titles.get(position)) : "…";
        return title.equals("…") ? "column " + (position + 1) : "column %d (%s)".formatted(position + 1, title);
    }

    /** The fields of a row in the order of {@link CsvColumn}. Spreadsheets omit empty cells at the end of a line. */
    List<String> inOrder(long line, List<String> fields) {
        for (int position = 0; position < fields.size(); position++) {
            if (!positions.containsValue(position) && !fields.get(position).isEmpty()) {
                throw UnreadableFile.at(
                        line,
                        "has text in column %d, which has no title; delete it, or correct the quotes or separators that moved it there."
                                .formatted(position + 1));
            }
        }
        List<String> missing = positions.entrySet().stream()
                .filter(entry -> entry.getValue() >= fields.size() && !OPTIONAL.contains(entry.getKey()))
                .map(entry -> entry.getKey().title())
                .toList();
        if (!missing.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "has %d fields instead of %d; missing: %s."
                            .formatted(fields.size(), positions.size(), String.join(", ", missing)));
        }
        return Arrays.stream(CsvColumn.values())
                .map(column -> positions.getOrDefault(column, 0))
                .map(position -> position < fields.size() ? fields.get(position) : "")
                .toList();
    }

    /** The separator that yields the most known columns; {@code preferred} if no other yields more. */
    static char separatorOf(String line, char preferred) {
        String best = String.valueOf(preferred);
        for (String separator : SEPARATORS) {
            if (count(separator, line) > count(best, line)) {
                best = separator;
            }
        }
        return best.charAt(0);
    }

    private static long count(String separator, String line) {
        return Stream.of(line.split(Pattern.quote(separator), -1))
                .filter(title -> CsvColumn.titled(title.replace("\"", "")).isPresent())
                .count();
    }

    /** Whether a line or a field consists only of empty cells. */
    static boolean isBlank(String text) {
        return InvisibleTrim.removedFrom(EMPTY_CELLS.matcher(text).replaceAll(""))
                .isEmpty();
    }

    /** Replaces a text with an address: a line that is not a header can contain one. */
    private static String shown(String title) {
        String line = InvisibleTrim.removedFrom(title).replaceAll("\\p{Cntrl}+", " ");
        if (line.isEmpty() || line.contains("@")) {
            return "…";
        }
        return line.length() > MAX_QUOTE_LENGTH ? line.substring(0, MAX_QUOTE_LENGTH) + "…" : line;
    }
}
