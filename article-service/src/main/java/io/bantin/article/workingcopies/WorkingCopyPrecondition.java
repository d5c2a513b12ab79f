package io.bantin.article.workingcopies;

import io.bantin.kit.problems.InvalidInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state of the stored working copy that a request demands. */
sealed interface WorkingCopyPrecondition {

    /** The copy must be the one with this ETag. */
    record Exactly(String etag) implements WorkingCopyPrecondition {}

    /** There must be no copy. */
    record None() implements WorkingCopyPrecondition {}

    /** Any copy, or none. */
    record Any() implements WorkingCopyPrecondition {}

    Pattern FORM = Pattern.compile("\"([0-9a-z]{13})\"");

    static String header(String etag) {
        return "\"" + etag + "\"";
    }

    static WorkingCopyPrecondition demanded(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null && ifNoneMatch != null) {
            throw InvalidInput.of("If-None-Match", "must not be sent together with If-Match.");
        }
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw InvalidInput.of("If-None-Match", "must be *, which demands that there is no working copy yet.");
            }
            return new None();
        }
        return ifMatch == null ? new Any() : exactly(ifMatch);
    }

    private static WorkingCopyPrecondition exactly(String ifMatch) {
        var etag = FORM.matcher(ifMatch.strip());
        if (!etag.matches()) {
            throw InvalidInput.of("If-Match", "must be one ETag of this working copy, as the server sent it.");
        }
        return new Exactly(etag.group(1));
    }
}
