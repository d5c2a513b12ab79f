package io.bantin.category.tree;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.Slug;
import io.bantin.kit.text.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category request whose fields are cleaned and valid. */
record ValidatedCategory(
        String name,
        String slug,
        @Nullable String description,
        @Nullable Integer position) {

    private static final int MAX_NAME_LENGTH = 120;
    private static final int MAX_DESCRIPTION_LENGTH = 1000;
    private static final int MAX_SLUG_LENGTH = 120;

    /** Small enough that the position after the last sibling never overflows. */
    private static final int MAX_POSITION = 1_000_000;

    private static final String POSITION_RULE = "must be a number from 0 to %d.".formatted(MAX_POSITION);

    static void requirePosition(int position) {
        if (!isPosition(position)) {
            throw InvalidInput.of("position", POSITION_RULE);
        }
    }

    private static boolean isPosition(int position) {
        return position >= 0 && position <= MAX_POSITION;
    }

    static ValidatedCategory of(CategoryController.CategoryRequest request) {
        List<FieldError> errors = new ArrayList<>();
        String name = line(errors, "name", request.name(), MAX_NAME_LENGTH);
        if (name.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("name", "must not be empty."));
        }
        String description = line(errors, "description", request.description(), MAX_DESCRIPTION_LENGTH);
        String slug = slug(errors, request.slug(), name);
        Integer position = request.position();
        if (position != null && !isPosition(position)) {
            errors.add(new FieldError("position", POSITION_RULE));
        }
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return new ValidatedCategory(name, slug, description.isEmpty() ? null : description, position);
    }

    private static String slug(List<FieldError> errors, @Nullable String typed, String name) {
        if (typed == null || typed.isBlank()) {
            return Slug.of(name);
        }
        if (typed.length() > MAX_SLUG_LENGTH || !typed.equals(Slug.of(typed))) {
            errors.add(new FieldError(
                    "slug",
                    "must be words of a-z and 0-9 joined by hyphens, for example '%s'.".formatted(Slug.of(name))));
        }
        return typed;
    }

    /** Checks the length first, because cleaning a very long text takes time. */
    private static String line(List<FieldError> errors, String field, @Nullable String typed, int maxLength) {
        if (typed == null) {
            return "";
        }
        String line = TextCleaner.isFarLongerThan(maxLength, typed) ? null : TextCleaner.clean(typed);
        if (line == null || line.codePointCount(0, line.length()) > maxLength) {
            errors.add(new FieldError(field, "must not be longer than %d characters.".formatted(maxLength)));
            return "";
        }
        return TextCleaner.isInvisible(line) ? "" : line;
    }
}
