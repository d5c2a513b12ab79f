package io.bantin.kit.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/** Builds the readable part of a page's URL. It is decoration only: the id that follows it identifies the page. */
public final class Slug {

    private static final int MAX_LENGTH = 120;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /** Folds a title to ASCII letters, digits and hyphens; empty if no character can be folded. */
    public static String of(String title) {
        var slug = SEPARATORS.matcher(folded(title)).replaceAll("-");
        return shortened(withoutHyphensAtEnds(slug));
    }

    /** The text in lower case, without marks, and with ASCII letters for those that can be folded. */
    static String folded(String text) {
        var letters = MARKS.matcher(Normalizer.normalize(TextCleaner.clean(text), Form.NFKD))
                .replaceAll("");
        return withoutStrokes(letters.toLowerCase(Locale.ROOT));
    }

    /** Folds the letters that Unicode does not decompose. */
    private static String withoutStrokes(String lowerCase) {
        var folded = new StringBuilder(lowerCase.length());
        for (int i = 0; i < lowerCase.length(); i++) {
            char c = lowerCase.charAt(i);
            switch (c) {
                case 'đ', 'ð', 'ɖ' -> folded.append('d');
                case 'ı' -> folded.append('i');
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'þ' -> folded.append("th");
                default -> folded.append(c);
            }
        }
        return folded.toString();
    }

    private static String withoutHyphensAtEnds(String slug) {
        int start = slug.startsWith("-") ? 1 : 0;
        int end = slug.length() > start && slug.endsWith("-") ? slug.length() - 1 : slug.length();
        return slug.substring(start, end);
    }

    private static String shortened(String slug) {
        if (slug.length() <= MAX_LENGTH) {
            return slug;
        }
        int lastWhole = slug.lastIndexOf('-', MAX_LENGTH);
        return slug.substring(0, lastWhole > 0 ? lastWhole : MAX_LENGTH);
    }
}
