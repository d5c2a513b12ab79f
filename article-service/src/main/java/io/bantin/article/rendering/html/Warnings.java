package io.bantin.article.rendering.html;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the warnings about a body: each once, and at most as many as a person would read. */
final class Warnings {

    private static final int MAX_WARNINGS = 50;
    private static final int MAX_QUOTE_LENGTH = 200;

    private final Set<Warning> warnings = new LinkedHashSet<>();

    void add(String text) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(new Warning("body", text));
        } else if (warnings.size() == MAX_WARNINGS) {
            warnings.add(new Warning("body", "More was removed; only the first warnings are listed."));
        }
    }

    List<Warning> all() {
        return List.copyOf(warnings);
    }

    /** Shortens a quoted text: a {@code data:} URL holds a whole picture and can be longer than the article. */
    static String quoted(String address) {
        return address.length() <= MAX_QUOTE_LENGTH ? address : address.substring(0, MAX_QUOTE_LENGTH) + "…";
    }
}
