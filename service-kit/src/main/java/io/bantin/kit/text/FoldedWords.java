package io.bantin.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text into words as a search compares them: without case, tone marks and other accents, and with d for đ. */
public final class FoldedWords {

    /** Letters and digits are words of their own: {@code QĐ217} has two. */
    private static final Pattern WORD = Pattern.compile("[a-z]+|[0-9]+");

    private FoldedWords() {}

    /** The words in their order, with repetitions; empty if no character can be folded. */
    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(Slug.folded(text));
        while (found.find()) {
            words.add(found.group());
        }
        return List.copyOf(words);
    }
}
