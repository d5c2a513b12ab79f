package io.bantin.article.bulk;

import io.bantin.article.workflow.Step;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Roles;
import io.bantin.kit.text.TextCleaner;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to happen to each article. */
enum BulkStep {
    PUBLISH(Step.PUBLISH.role()),
    WITHDRAW(Step.WITHDRAW.role()),
    TAG(Roles.EDITOR),
    UNTAG(Roles.EDITOR),
    MOVE(Roles.EDITOR);

    private static final int MAX_TAGS = 30;
    private static final int MAX_TAG_LENGTH = 100;
    private static final int MAX_CATEGORIES = 20;

    private final String role;

    BulkStep(String role) {
        this.role = role;
    }

    static BulkStep of(@Nullable String typed) {
        for (var step : values()) {
            if (step.name().toLowerCase(Locale.ROOT).equals(typed)) {
                return step;
            }
        }
        throw InvalidInput.of("step", "must be one of publish, withdraw, tag, untag, move.");
    }

    String role() {
        return role;
    }

    static List<String> tags(@Nullable List<@Nullable String> typed) {
        var tags = new LinkedHashSet<String>();
        if (typed == null || typed.isEmpty() || typed.size() > MAX_TAGS) {
            throw InvalidInput.of("tags", "must have 1 to %d items.".formatted(MAX_TAGS));
        }
        for (int i = 0; i < typed.size(); i++) {
            var item = typed.get(i);
            var tag = item == null || item.length() > 20 * MAX_TAG_LENGTH ? "" : TextCleaner.clean(item);
            if (TextCleaner.isInvisible(tag) || tag.codePointCount(0, tag.length()) > MAX_TAG_LENGTH) {
                throw InvalidInput.of(
                        "tags[%d]".formatted(i), "must have 1 to %d characters.".formatted(MAX_TAG_LENGTH));
            }
            tags.add(tag);
        }
        return List.copyOf(tags);
    }

    static List<String> categories(@Nullable List<@Nullable String> typed) {
        Set<String> ids = new LinkedHashSet<>();
        if (typed == null || typed.isEmpty() || typed.size() > MAX_CATEGORIES) {
            throw InvalidInput.of("categoryIds", "must have 1 to %d items.".formatted(MAX_CATEGORIES));
        }
        for (int i = 0; i < typed.size(); i++) {
            var id = typed.get(i);
            if (id == null || id.isEmpty()) {
                throw InvalidInput.of("categoryIds[%d]".formatted(i), "must be the id of a category.");
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }
}
