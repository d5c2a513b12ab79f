package io.bantin.article.times;

import io.bantin.kit.text.QuotableText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalQueries;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ISO-8601 time with an offset, a zone or both, such as {@code 2026-03-02T08:00:00+07:00} or
 * {@code 2026-03-02T08:00[Asia/Ho_Chi_Minh]}.
 */
public final class TimeText {

    private static final Instant MIN = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant MAX = Instant.parse("2200-01-01T00:00:00Z");
    private static final int MAX_LENGTH = 100;
    private static final Pattern FORM = Pattern.compile("([^\\[\\]]+)(?:\\[([^\\[\\]]*)])?");
    private static final String EXAMPLE = "such as 2026-03-02T08:00:00+07:00";

    private TimeText() {}

    /** Returns the moment in milliseconds, which the store can keep. */
    public static Instant parse(String typed) {
        var form = FORM.matcher(typed.strip());
        if (typed.length() > MAX_LENGTH || !form.matches()) {
            throw new MalformedTime("must be a time with an offset, %s.".formatted(EXAMPLE));
        }
        var zone = form.group(2) == null ? null : zone(form.group(2));
        try {
            var read = DateTimeFormatter.ISO_DATE_TIME.parse(form.group(1));
            var offset = read.query(TemporalQueries.offset());
            return checked(moment(LocalDateTime.from(read), offset, zone));
        } catch (DateTimeParseException malformed) {
            throw new MalformedTime("must be a time with an offset, %s.".formatted(EXAMPLE));
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new MalformedTime(
                    "names the unknown time zone '%s'; take a name such as Asia/Ho_Chi_Minh, or an offset such as +07:00."
                            .formatted(QuotableText.of(name, 40)));
        }
    }

    private static Instant moment(LocalDateTime local, @Nullable ZoneOffset offset, @Nullable ZoneId zone) {
        if (zone == null) {
            if (offset == null) {
                throw new MalformedTime("must say its offset or its zone, %s.".formatted(EXAMPLE));
            }
            return local.toInstant(offset);
        }
        var valid = zone.getRules().getValidOffsets(local);
        if (valid.isEmpty()) {
            throw new MalformedTime("does not exist in %s: the clocks skip from %s to %s; take a time before or after."
                    .formatted(
                            zone,
                            zone.getRules().getTransition(local).getDateTimeBefore(),
                            zone.getRules().getTransition(local).getDateTimeAfter()));
        }
        if (offset == null && valid.size() > 1) {
            throw new MalformedTime("occurs twice in %s, since the clocks go back; add the offset %s or %s."
                    .formatted(zone, valid.getFirst(), valid.getLast()));
        }
        if (offset != null && !valid.contains(offset)) {
            throw new MalformedTime("has the offset %s, but %s has %s at that time; leave one of both out."
                    .formatted(offset, zone, valid.getFirst()));
        }
        return local.toInstant(offset == null ? valid.getFirst() : offset);
    }

    private static Instant checked(Instant moment) {
        if (moment.isBefore(MIN) || moment.isAfter(MAX)) {
            throw new MalformedTime("must be between the years 1900 and 2200.");
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
