package io.bantin.article.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text in paragraphs, which blank lines separate.
 *
 * @param gaps what stands before each paragraph, and after the last one
 */
record Paragraphs(List<String> texts, List<String> gaps) {

    private static final Pattern LINE_ENDS = Pattern.compile("(?<=\n)");

    static Paragraphs of(String text) {
        var texts = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        var gap = new StringBuilder();
        var paragraph = new StringBuilder();
        for (var line : LINE_ENDS.split(text)) {
            if (!line.isBlank()) {
                if (paragraph.isEmpty()) {
                    gaps.add(gap.toString());
                    gap.setLength(0);
                }
                paragraph.append(line);
            } else {
                end(paragraph, texts, gap);
                gap.append(line);
            }
        }
        end(paragraph, texts, gap);
        gaps.add(gap.toString());
        return new Paragraphs(List.copyOf(texts), List.copyOf(gaps));
    }

    /** The line end after a paragraph belongs to the gap: with or without it, the paragraph is the same. */
    private static void end(StringBuilder paragraph, List<String> texts, StringBuilder gap) {
        if (paragraph.isEmpty()) {
            return;
        }
        if (paragraph.charAt(paragraph.length() - 1) == '\n') {
            paragraph.setLength(paragraph.length() - 1);
            gap.append('\n');
        }
        texts.add(paragraph.toString());
        paragraph.setLength(0);
    }

    String text(int start, int end) {
        var text = new StringBuilder();
        for (int i = start; i < end; i++) {
            text.append(i == start ? "" : gaps.get(i)).append(texts.get(i));
        }
        return text.toString();
    }

    List<String> part(int start, int end) {
        return texts.subList(start, end);
    }

    int size() {
        return texts.size();
    }
}
