package io.bantin.category.tree;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.Slug;
import io.bantin.kit.text.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an editor says of a category, cleaned and checked. */
record ValidatedCategory(
        String name,
        String slug,
        @Nullable String description,
        @Nullable Integer position) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int LONGEST_SLUG = 120;
    /** Far from where counting on from the last sibling would overflow. */
    private static final int LAST_POSITION = 1_000_000;

    static ValidatedCategory of(CategoryController.CategoryRequest request) {
        List<FieldError> errors = new ArrayList<>();
        String name = line(errors, "name", request.name(), LONGEST_NAME);
        if (name.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("name", "must not be empty."));
        }
        String description = line(errors, "description", request.description(), LONGEST_DESCRIPTION);
        String slug = slug(errors, request.slug(), name);
        Integer position = request.position();
        if (position != null && (position < 0 || position > LAST_POSITION)) {
            errors.add(new FieldError("position", "must be a number from 0 to %d.".formatted(LAST_POSITION)));
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
        if (typed.length() > LONGEST_SLUG || !typed.equals(Slug.of(typed))) {
            errors.add(new FieldError(
                    "slug",
                    "must be words of a-z and 0-9 joined by hyphens, for example '%s'.".formatted(Slug.of(name))));
        }
        return typed;
    }

    /** Looks at the length first, because cleaning a long text takes time. */
    private static String line(List<FieldError> errors, String field, @Nullable String typed, int longest) {
        if (typed == null) {
            return "";
        }
        String line = TextCleaner.isFarLongerThan(longest, typed) ? null : TextCleaner.clean(typed);
        if (line == null || line.codePointCount(0, line.length()) > longest) {
            errors.add(new FieldError(field, "must not be longer than %d characters.".formatted(longest)));
            return "";
        }
        return TextCleaner.isInvisible(line) ? "" : line;
    }
}
