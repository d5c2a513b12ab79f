package io.bantin.notification.subscribers.choices;

import io.bantin.kit.problems.FieldError;
import io.bantin.notification.categories.Categories;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Validates a choice: the categories exist, and mails are sent in the language and at the frequency. */
@Component
public class ChoiceRules {

    public static final Set<String> LOCALES = Set.of("vi", "en");
    public static final String DEFAULT_LOCALE = "vi";
    public static final int MAX_CATEGORIES = 500;

    private final Categories categories;

    ChoiceRules(Categories categories) {
        this.categories = categories;
    }

    /** The errors of the categories; empty if all can be chosen. */
    public List<FieldError> errorsOf(List<@Nullable String> categoryIds) {
        if (categoryIds.isEmpty()) {
            return List.of(new FieldError("categoryIds", "must name at least one category."));
        }
        if (categoryIds.size() > MAX_CATEGORIES) {
            return List.of(new FieldError("categoryIds", "must name at most " + MAX_CATEGORIES + " categories."));
        }
        List<FieldError> errors = new ArrayList<>();
        Set<String> unknown = categories.notSelectable(distinct(categoryIds));
        for (int i = 0; i < categoryIds.size(); i++) {
            String id = categoryIds.get(i);
            if (id == null || unknown.contains(id)) {
                errors.add(new FieldError("categoryIds[" + i + "]", "is not a category that can be chosen."));
            }
        }
        return errors;
    }

    /** The errors of the language; empty if mails are written in it. */
    public List<FieldError> errorsOf(String locale) {
        return LOCALES.contains(locale) ? List.of() : List.of(new FieldError("locale", "must be vi or en."));
    }

    /** The errors of the frequency; empty if mails are sent at it. */
    public static List<FieldError> errorsOf(Frequency frequency) {
        return frequency.isSent()
                ? List.of()
                : List.of(
                        new FieldError(
                                "frequency",
                                "must be INSTANT: digests (DAILY, WEEKLY) are not sent yet, so a subscriber with one would get no mail."));
    }

    /** Removes duplicates and keeps the order. */
    public static Set<String> distinct(List<@Nullable String> categoryIds) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String id : categoryIds) {
            if (id != null) {
                distinct.add(id);
            }
        }
        return distinct;
    }
}
