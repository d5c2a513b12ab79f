package io.bantin.kit.negotiation;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the language of a page: the one that the browser prefers of the two, or Vietnamese if it names neither. */
public final class PageLanguage {

    public static final Locale VIETNAMESE = Locale.of("vi");

    public static final List<Locale> ALL = List.of(VIETNAMESE, Locale.ENGLISH);

    private PageLanguage() {}

    /** Never fails: unreadable parts of an {@code Accept-Language} are ignored. */
    public static Locale of(@Nullable String acceptLanguage) {
        return acceptLanguage == null ? VIETNAMESE : best(Collections.enumeration(List.of(acceptLanguage)));
    }

    /** Considers all header fields of that name; of two equal preferences, the first wins. */
    public static Locale best(@Nullable Enumeration<String> acceptLanguages) {
        Locale best = VIETNAMESE;
        double bestQuality = 0;
        while (acceptLanguages != null && acceptLanguages.hasMoreElements()) {
            String header = acceptLanguages.nextElement();
            for (int start = 0; start <= header.length(); ) {
                int comma = header.indexOf(',', start);
                int end = comma < 0 ? header.length() : comma;
                Locale language = language(header, start, end);
                if (language != null) {
                    double quality = quality(header.substring(start, end));
                    if (quality > bestQuality) {
                        best = language;
                        bestQuality = quality;
                    }
                }
                start = end + 1;
            }
        }
        return best;
    }

    private static @Nullable Locale language(String header, int start, int end) {
        int from = start;
        while (from < end && (header.charAt(from) == ' ' || header.charAt(from) == '\t')) {
            from++;
        }
        boolean isTag = end - from >= 2 && (end - from == 2 || "-; \t".indexOf(header.charAt(from + 2)) >= 0);
        if (isTag && header.regionMatches(true, from, "vi", 0, 2)) {
            return VIETNAMESE;
        }
        return isTag && header.regionMatches(true, from, "en", 0, 2) ? Locale.ENGLISH : null;
    }

    private static double quality(String element) {
        int semicolon = element.indexOf(';');
        if (semicolon < 0) {
            return 1;
        }
        String weight = element.substring(semicolon + 1).replace(" ", "").replace("\t", "");
        if (!weight.regionMatches(true, 0, "q=", 0, 2)) {
            return 1;
        }
        String digits = weight.substring(2);
        boolean isQuality = digits.length() <= 5
                && !digits.isEmpty()
                && digits.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && digits.indexOf('.') == digits.lastIndexOf('.')
                && !digits.equals(".");
        return isQuality ? Math.min(1, Double.parseDouble(digits)) : 0;
    }
}
