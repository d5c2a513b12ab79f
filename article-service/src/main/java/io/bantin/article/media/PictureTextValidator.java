package io.bantin.article.media;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.text.TextCleaner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cleans and checks the texts of a picture. */
public final class PictureTextValidator {

    private static final int MAX_ALT = 500;
    private static final int MAX_CAPTION = 1000;
    private static final int MAX_CREDIT = 250;

    private PictureTextValidator() {}

    public static String alt(@Nullable String typed, List<FieldError> errors) {
        var alt = line("alt", typed, MAX_ALT, errors);
        if (alt == null) {
            if (errors.stream().noneMatch(error -> error.field().equals("alt"))) {
                errors.add(new FieldError("alt", "must say what the picture shows, for readers who cannot see it."));
            }
            return "";
        }
        return alt;
    }

    public static @Nullable String caption(@Nullable String typed, List<FieldError> errors) {
        return line("caption", typed, MAX_CAPTION, errors);
    }

    public static @Nullable String credit(@Nullable String typed, List<FieldError> errors) {
        return line("credit", typed, MAX_CREDIT, errors);
    }

    private static @Nullable String line(String field, @Nullable String typed, int maxLength, List<FieldError> errors) {
        if (typed == null) {
            return null;
        }
        var clean = TextCleaner.isFarLongerThan(maxLength, typed) ? null : TextCleaner.clean(typed);
        if (clean == null || clean.codePointCount(0, clean.length()) > maxLength) {
            errors.add(new FieldError(field, "must not be longer than %d characters.".formatted(maxLength)));
            return null;
        }
        return TextCleaner.isInvisible(clean) ? null : clean;
    }
}
