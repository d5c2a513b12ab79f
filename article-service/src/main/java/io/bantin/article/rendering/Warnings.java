package io.bantin.article.rendering;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings of the body: each once, and not more than a person would read. */
final class Warnings {

    private static final int MOST = 50;
    private static final int LONGEST_QUOTE = 200;

    private final Set<Warning> warnings = new LinkedHashSet<>();

    void add(String text) {
        if (warnings.size() < MOST) {
            warnings.add(new Warning("body", text));
        } else if (warnings.size() == MOST) {
            warnings.add(new Warning("body", "There is more of this kind, which is not listed."));
        }
    }

    List<Warning> all() {
        return List.copyOf(warnings);
    }

    /** An address as a warning quotes it: a picture inside a {@code data:} address is longer than the article. */
    static String quoted(String address) {
        return address.length() <= LONGEST_QUOTE ? address : address.substring(0, LONGEST_QUOTE) + "…";
    }
}
