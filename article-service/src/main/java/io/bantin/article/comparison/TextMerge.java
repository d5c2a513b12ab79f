package io.bantin.article.comparison;

import java.util.List;

/**
 * The merge of two texts that were written from the same base. Paragraphs that one person changed are taken from that person;
 * where both changed the same paragraphs, the merged text has theirs and a conflict has all three.
 */
public record TextMerge(String text, List<Conflict> conflicts) {

    /**
     * A place that both changed.
     *
     * @param at where the merged text has {@code theirs}, in UTF-16 units
     */
    public record Conflict(String base, String mine, String theirs, int at) {}

    public static TextMerge of(String base, String mine, String theirs) {
        return new ParagraphMerger(Paragraphs.of(base), Paragraphs.of(mine), Paragraphs.of(theirs)).merged();
    }
}
