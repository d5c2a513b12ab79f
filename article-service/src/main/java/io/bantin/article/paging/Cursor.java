package io.bantin.article.paging;

import io.bantin.kit.problems.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last item of a page. The next page begins after it, even if articles are published or withdrawn in between. */
public record Cursor(Instant at, String id) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.([0-9a-z]{13})");

    public static Optional<Cursor> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        var parts = FORM.matcher(decoded(text));
        if (!parts.matches()) {
            throw malformed();
        }
        return Optional.of(new Cursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2)));
    }

    /** Reads the cursor of a list of versions: the last version of the page before; without one, a version above all. */
    public static long belowVersion(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw malformed();
        }
        return Long.parseLong(text);
    }

    public String text() {
        var plain = at.toEpochMilli() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static InvalidInput malformed() {
        return InvalidInput.of("cursor", "must be the 'next' of an earlier page.");
    }
}
