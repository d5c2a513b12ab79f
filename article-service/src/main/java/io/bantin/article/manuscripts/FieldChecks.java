package io.bantin.article.manuscripts;

import io.bantin.article.rendering.html.Warning;
import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.CleanedText;
import io.bantin.kit.text.TextCleaner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cleans fields and collects their errors, so that one answer names all of them. */
final class FieldChecks {

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    void requireText(String field, String cleaned) {
        require(!cleaned.isEmpty() || hasError(field), field, "must not be empty.");
    }

    void require(boolean valid, String field, String message) {
        if (!valid) {
            errors.add(new FieldError(field, message));
        }
    }

    String line(String field, @Nullable String typed, int maxLength) {
        if (typed == null || !fits(typed, field, maxLength)) {
            return "";
        }
        var clean = TextCleaner.cleaned(typed);
        warn(field, clean);
        var line = TextCleaner.isInvisible(clean.text()) ? "" : clean.text();
        require(line.codePointCount(0, line.length()) <= maxLength, field, tooLong(maxLength));
        return line;
    }

    /** Checks the length before cleaning, because cleaning a mebibyte takes time. */
    private boolean fits(String typed, String field, int maxLength) {
        boolean fits = !TextCleaner.isFarLongerThan(maxLength, typed);
        require(fits, field, tooLong(maxLength));
        return fits;
    }

    private static String tooLong(int maxLength) {
        return "must not be longer than %d characters.".formatted(maxLength);
    }

    String markdown(String field, @Nullable String typed, int maxBytes) {
        var message = "must not be larger than %d MiB of UTF-8.".formatted(maxBytes >> 20);
        if (typed == null || typed.length() > 2 * maxBytes) {
            require(typed == null, field, message);
            return "";
        }
        var clean = TextCleaner.cleanedMarkdown(typed);
        boolean fits = clean.text().getBytes(StandardCharsets.UTF_8).length <= maxBytes;
        require(fits, field, message);
        warn(field, clean);
        return fits ? clean.text() : "";
    }

    private void warn(String field, CleanedText clean) {
        if (!clean.lost().isEmpty()) {
            warnings.add(new Warning(
                    field,
                    "Characters that browsers cannot show were removed: %s."
                            .formatted(String.join(", ", clean.lost()))));
        }
    }

    List<Warning> warningsAnd(List<Warning> others) {
        var all = new ArrayList<>(warnings);
        all.addAll(others);
        return List.copyOf(all);
    }

    @Nullable
    String optionalLine(String field, @Nullable String typed, int maxLength) {
        var line = line(field, typed, maxLength);
        return line.isEmpty() ? null : line;
    }

    /** Cleans the items and removes duplicates; the order stays. */
    List<String> lines(String field, @Nullable List<@Nullable String> typed, int maxItems, int maxLength) {
        if (typed == null) {
            return List.of();
        }
        if (typed.size() > maxItems) {
            require(false, field, "must not have more than %d items.".formatted(maxItems));
            return List.of();
        }
        var lines = new LinkedHashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var name = "%s[%d]".formatted(field, i);
            var line = line(name, typed.get(i), maxLength);
            requireText(name, line);
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    private boolean hasError(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    void refuseErrors() {
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
    }
}
