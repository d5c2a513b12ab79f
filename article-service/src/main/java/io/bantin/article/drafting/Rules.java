package io.bantin.article.drafting;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.VietnameseText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cleans fields and collects what is wrong with them, so that an author learns of all faults at once. */
final class Rules {

    private final List<FieldError> errors = new ArrayList<>();

    void require(boolean kept, String field, String message) {
        if (!kept) {
            errors.add(new FieldError(field, message));
        }
    }

    String line(String field, @Nullable String typed, int longest) {
        var line = VietnameseText.clean(typed == null ? "" : typed);
        require(
                line.codePointCount(0, line.length()) <= longest,
                field,
                "must not be longer than %d characters.".formatted(longest));
        return line;
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
            require(!line.isEmpty(), name, "must not be empty.");
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    void refuseWhenBroken() {
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
    }
}
