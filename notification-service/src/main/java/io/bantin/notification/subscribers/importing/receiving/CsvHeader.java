package io.bantin.notification.subscribers.importing.receiving;

import static java.util.stream.Collectors.joining;

import io.bantin.notification.subscribers.csv.CsvColumn;
import io.bantin.notification.subscribers.text.InvisibleEdges;
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

/** The first line of a file: which column stands where. */
final class CsvHeader {

    private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");
    private static final Set<CsvColumn> MAY_BE_EMPTY = EnumSet.of(CsvColumn.LOCALE, CsvColumn.FREQUENCY);
    private static final Pattern EMPTY_CELLS = Pattern.compile("[,;\t|\"]");
    private static final int QUOTED = 40;
    private static final String WANTED = String.join(",", CsvColumn.titles());

    private final List<String> titles;
    private final Map<CsvColumn, Integer> places;

    private CsvHeader(List<String> titles, Map<CsvColumn, Integer> places) {
        this.titles = titles;
        this.places = places;
    }

    /** Columns without a title are those that a spreadsheet adds: nothing may stand in them. */
    static CsvHeader of(long line, List<String> titles) {
        Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < titles.size(); place++) {
            String title = titles.get(place);
            Optional<CsvColumn> column = CsvColumn.titled(title);
            if (column.isEmpty()) {
                if (!isBlank(title)) {
                    unknown.add(title);
                }
            } else if (places.putIfAbsent(column.get(), place) != null) {
                throw UnreadableFile.at(
                        line,
                        "names the column %s twice, as number %d and %d."
                                .formatted(column.get().title(), places.get(column.get()) + 1, place + 1));
            }
        }
        if (places.isEmpty()) {
            throw UnreadableFile.at(line, explained(unknown));
        }
        if (!unknown.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "names columns that are unknown (%s); a file has these, in any order: %s."
                            .formatted(unknown.stream().map(CsvHeader::shown).collect(joining(", ")), WANTED));
        }
        Set<CsvColumn> missing = EnumSet.allOf(CsvColumn.class);
        missing.removeAll(places.keySet());
        if (!missing.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "does not name all columns; missing: %s."
                            .formatted(missing.stream().map(CsvColumn::title).collect(joining(", "))));
        }
        return new CsvHeader(titles, places);
    }

    private static String explained(List<String> unknown) {
        boolean inOneCell = unknown.stream()
                .anyMatch(title -> SEPARATORS.stream().anyMatch(separator -> count(separator, title) > 1));
        return inOneCell
                ? "has all columns in one cell, as a spreadsheet keeps what it did not divide; divide the text into columns and"
                        + " save the file again."
                : "is no header; the first line must name the columns: %s.".formatted(WANTED);
    }

    /** How a column is called in an error: its number, as people count, and its title. */
    String nameOf(int place) {
        String title = place < titles.size() ? shown(titles.get(place)) : "…";
        return title.equals("…") ? "column " + (place + 1) : "column %d (%s)".formatted(place + 1, title);
    }

    /** The fields of a row in the order of {@link CsvColumn}; spreadsheets leave out empty cells at the end of a line. */
    List<String> inOrder(long line, List<String> fields) {
        for (int place = 0; place < fields.size(); place++) {
            if (!places.containsValue(place) && !fields.get(place).isEmpty()) {
                throw UnreadableFile.at(
                        line,
                        "has a text in column %d, which has no title; delete it, or the quotes or separators that moved it there."
                                .formatted(place + 1));
            }
        }
        List<String> missing = places.entrySet().stream()
                .filter(entry -> entry.getValue() >= fields.size() && !MAY_BE_EMPTY.contains(entry.getKey()))
                .map(entry -> entry.getKey().title())
                .toList();
        if (!missing.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "has %d fields instead of %d; missing: %s."
                            .formatted(fields.size(), places.size(), String.join(", ", missing)));
        }
        return Arrays.stream(CsvColumn.values())
                .map(column -> places.getOrDefault(column, 0))
                .map(place -> place < fields.size() ? fields.get(place) : "")
                .toList();
    }

    /** The one with which a line names the most columns; {@code preferred} where no other names more. */
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

    /** Whether a line, or a field, has nothing but empty cells. */
    static boolean isBlank(String text) {
        return InvisibleEdges.removedFrom(EMPTY_CELLS.matcher(text).replaceAll(""))
                .isEmpty();
    }

    /** A line that is no header at all may hold an address. */
    private static String shown(String title) {
        String line = InvisibleEdges.removedFrom(title).replaceAll("\\p{Cntrl}+", " ");
        if (line.isEmpty() || line.contains("@")) {
            return "…";
        }
        return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
    }
}
