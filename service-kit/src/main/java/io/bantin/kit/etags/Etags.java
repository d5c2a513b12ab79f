package io.bantin.kit.etags;

import io.bantin.kit.problems.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes and reads versions as ETags: the number in quotes. */
public final class Etags {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Reads the expected version from If-Match, which the caller must send. */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new PreconditionRequired();
        }
        Matcher etag = ETAG.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw InvalidInput.of("If-Match", "must be one ETag as the server sent it, for example \"3\".");
        }
        return Long.parseLong(etag.group(1));
    }

    public static void match(long expected, long actual) {
        if (expected != actual) {
            throw VersionConflict.between(expected, actual);
        }
    }
}
