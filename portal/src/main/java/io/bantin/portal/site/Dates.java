package io.bantin.portal.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats dates for readers of a language, in the time zone of the newsroom. It uses patterns, because the localised styles
 * of the JDK change between releases.
 */
public final class Dates {

    private static final ZoneId NEWSROOM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final DateTimeFormatter full;
    private final DateTimeFormatter brief;

    private Dates(String full, String brief, Locale locale) {
        this.full = DateTimeFormatter.ofPattern(full, locale).withZone(NEWSROOM);
        this.brief = DateTimeFormatter.ofPattern(brief, locale).withZone(NEWSROOM);
    }

    public static Dates in(Locale language) {
        return language.getLanguage().equals("en")
                ? new Dates("EEEE, d MMMM uuuu, HH:mm '('O')'", "d MMM uuuu, HH:mm", Locale.UK)
                : new Dates("EEEE, dd/MM/uuuu, HH:mm '('O')'", "dd/MM/uuuu, HH:mm", Locale.of("vi", "VN"));
    }

    public String full(Instant time) {
        return full.format(time);
    }

    public String brief(Instant time) {
        return brief.format(time);
    }
}
