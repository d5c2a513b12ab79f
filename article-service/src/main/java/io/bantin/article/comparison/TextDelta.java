package io.bantin.article.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * What leads from a text back to the one before it; takes space in proportion to what changed.
 *
 * @param spans in turn, how many characters of the later text stay, how many go, and how many of {@code text} come in; empty if
 *     {@code text} is all of the earlier text
 * @param text what the later text does not have
 */
public record TextDelta(List<Integer> spans, String text) {

    /** A stored number takes up to so many bytes. */
    private static final int BYTES_PER_SPAN = 9;

    public static TextDelta whole(String earlier) {
        return new TextDelta(List.of(), earlier);
    }

    /** Stores the whole earlier text where that is smaller. */
    public static TextDelta back(String later, String earlier) {
        var spans = new ArrayList<Integer>();
        var text = new StringBuilder();
        int keeps = 0;
        int drops = 0;
        for (var change : TextDiff.of(later, earlier)) {
            int length = change.text().length();
            switch (change.op()) {
                case KEPT -> {
                    if (drops > 0) {
                        spans.addAll(List.of(keeps, drops, 0));
                        keeps = 0;
                        drops = 0;
                    }
                    keeps += length;
                }
                case REMOVED -> drops += length;
                case ADDED -> {
                    spans.addAll(List.of(keeps, drops, length));
                    text.append(change.text());
                    keeps = 0;
                    drops = 0;
                }
            }
        }
        if (keeps > 0 || drops > 0) {
            spans.addAll(List.of(keeps, drops, 0));
        }
        int size = text.length() + BYTES_PER_SPAN * spans.size();
        return size < earlier.length() ? new TextDelta(List.copyOf(spans), text.toString()) : whole(earlier);
    }

    public boolean isWhole() {
        return spans.isEmpty();
    }

    /** The earlier text. */
    public String applyTo(String later) {
        if (isWhole()) {
            return text;
        }
        var earlier = new StringBuilder();
        int read = 0;
        int used = 0;
        for (int i = 0; i < spans.size(); i += 3) {
            earlier.append(later, read, read + spans.get(i));
            read += spans.get(i) + spans.get(i + 1);
            earlier.append(text, used, used + spans.get(i + 2));
            used += spans.get(i + 2);
        }
        return earlier.toString();
    }
}
