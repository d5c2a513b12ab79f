package io.bantin.notification.importing.receiving;

import static java.util.stream.Collectors.joining;

import io.bantin.notification.csv.Column;
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
final class Header {

    private static final List<String> OTHER_SEPARATORS = List.of(";", "\t", "|");
    private static final int QUOTED = 40;
    private static final String WANTED = String.join(",", Column.titles());

    private final Map<Column, Integer> places;

    private Header(Map<Column, Integer> places) {
        this.places = places;
    }

    static Header of(long line, List<String> titles) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < titles.size(); place++) {
            Optional<Column> column = Column.titled(titles.get(place));
            if (column.isEmpty()) {
                unknown.add(titles.get(place));
            } else if (places.putIfAbsent(column.get(), place) != null) {
                throw UnreadableFile.at(
                        line,
                        "names the column %s twice.".formatted(column.get().title()));
            }
        }
        if (places.isEmpty()) {
            throw UnreadableFile.at(line, "is no header; the first line must name the columns: %s.".formatted(WANTED));
        }
        if (!unknown.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "names columns that are unknown (%s); a file has these, in any order: %s."
                            .formatted(unknown.stream().map(Header::shown).collect(joining(", ")), WANTED));
        }
        Set<Column> missing = EnumSet.allOf(Column.class);
        missing.removeAll(places.keySet());
        if (!missing.isEmpty()) {
            throw UnreadableFile.at(
                    line,
                    "does not name all columns; missing: %s."
                            .formatted(missing.stream().map(Column::title).collect(joining(", "))));
        }
        return new Header(places);
    }

    int width() {
        return places.size();
    }

    /** The fields of a row in the order of {@link Column}. */
    List<String> inOrder(List<String> fields) {
        return Arrays.stream(Column.values())
                .map(column -> fields.get(places.getOrDefault(column, 0)))
                .toList();
    }

    /** Before the line is taken apart: with quotes, a wrong separator would look like broken quotes. */
    static void requireCommas(String firstLine) {
        if (!isHeaderWith(",", firstLine)) {
            OTHER_SEPARATORS.stream()
                    .filter(separator -> isHeaderWith(separator, firstLine))
                    .findFirst()
                    .ifPresent(Header::refuse);
        }
    }

    private static void refuse(String separator) {
        throw UnreadableFile.at(
                1, "looks separated by %s instead of commas.".formatted(separator.equals("\t") ? "tabs" : separator));
    }

    private static boolean isHeaderWith(String separator, String line) {
        return Stream.of(line.split(Pattern.quote(separator), -1))
                .anyMatch(title -> Column.titled(title.replace("\"", "")).isPresent());
    }

    /** A line that is no header at all may hold an address. */
    private static String shown(String title) {
        String line = title.strip().replaceAll("\\p{Cntrl}+", " ");
        if (line.isEmpty() || line.contains("@")) {
            return "…";
        }
        return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
    }
}
