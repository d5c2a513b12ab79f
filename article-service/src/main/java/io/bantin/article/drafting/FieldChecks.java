package io.bantin.article.drafting;

import io.bantin.article.rendering.html.Warning;
import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.CleanText;
import io.bantin.kit.text.TextCleaner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cleans fields and collects what is wrong with them, so that an author learns of all faults at once. */
final class FieldChecks {

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    void requireText(String field, String cleaned) {
        require(!cleaned.isEmpty() || isWrong(field), field, "must not be empty.");
    }

    void require(boolean kept, String field, String message) {
        if (!kept) {
            errors.add(new FieldError(field, message));
        }
    }

    String line(String field, @Nullable String typed, int longest) {
        if (typed == null || !fits(typed, field, longest)) {
            return "";
        }
        var clean = TextCleaner.cleaned(typed);
        warn(field, clean);
        var line = TextCleaner.isInvisible(clean.text()) ? "" : clean.text();
        require(line.codePointCount(0, line.length()) <= longest, field, tooLong(longest));
        return line;
    }

    /** Asked before anything reads the text, because cleaning a mebibyte takes time. */
    private boolean fits(String typed, String field, int longest) {
        boolean fits = !TextCleaner.isFarLongerThan(longest, typed);
        require(fits, field, tooLong(longest));
        return fits;
    }

    private static String tooLong(int longest) {
        return "must not be longer than %d characters.".formatted(longest);
    }

    String markdown(String field, @Nullable String typed, int largest) {
        var message = "must not be larger than %d MiB of UTF-8.".formatted(largest >> 20);
        if (typed == null || typed.length() > 2 * largest) {
            require(typed == null, field, message);
            return "";
        }
        var clean = TextCleaner.cleanedMarkdown(typed);
        boolean fits = clean.text().getBytes(StandardCharsets.UTF_8).length <= largest;
        require(fits, field, message);
        warn(field, clean);
        return fits ? clean.text() : "";
    }

    private void warn(String field, CleanText clean) {
        if (!clean.lost().isEmpty()) {
            warnings.add(new Warning(
                    field,
                    "Characters that pages cannot show were removed: %s.".formatted(String.join(", ", clean.lost()))));
        }
    }

    List<Warning> with(List<Warning> others) {
        var all = new ArrayList<>(warnings);
        all.addAll(others);
        return List.copyOf(all);
    }

    @Nullable
    String optionalLine(String field, @Nullable String typed, int longest) {
        var line = line(field, typed, longest);
        return line.isEmpty() ? null : line;
    }

    /** Each once, in the order given. */
    List<String> lines(String field, @Nullable List<@Nullable String> typed, int most, int longest) {
        if (typed == null) {
            return List.of();
        }
        if (typed.size() > most) {
            require(false, field, "must not have more than %d items.".formatted(most));
            return List.of();
        }
        var lines = new LinkedHashSet<String>();
        for (int i = 0; i < typed.size(); i++) {
            var name = "%s[%d]".formatted(field, i);
            var line = line(name, typed.get(i), longest);
            requireText(name, line);
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    private boolean isWrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    void refuseWhenBroken() {
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
    }
}
