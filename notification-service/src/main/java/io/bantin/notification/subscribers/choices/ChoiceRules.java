package io.bantin.notification.subscribers.choices;

import io.bantin.kit.problems.FieldError;
import io.bantin.notification.categories.Categories;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be chosen: categories that exist, and a language that we write. */
@Component
public class ChoiceRules {

    public static final Set<String> LOCALES = Set.of("vi", "en");
    public static final String USUAL_LOCALE = "vi";
    public static final int MOST_CATEGORIES = 500;

    private final Categories categories;

    ChoiceRules(Categories categories) {
        this.categories = categories;
    }

    /** What is wrong with these categories; nothing when all can be chosen. */
    public List<FieldError> errorsOf(List<@Nullable String> categoryIds) {
        if (categoryIds.isEmpty()) {
            return List.of(new FieldError("categoryIds", "must name at least one category."));
        }
        if (categoryIds.size() > MOST_CATEGORIES) {
            return List.of(new FieldError("categoryIds", "must name at most " + MOST_CATEGORIES + " categories."));
        }
        List<FieldError> errors = new ArrayList<>();
        Set<String> unknown = categories.notSelectable(chosen(categoryIds));
        for (int i = 0; i < categoryIds.size(); i++) {
            String id = categoryIds.get(i);
            if (id == null || unknown.contains(id)) {
                errors.add(new FieldError("categoryIds[" + i + "]", "is not a category that can be chosen."));
            }
        }
        return errors;
    }

    /** What is wrong with this language; nothing when we write it. */
    public List<FieldError> errorsOf(String locale) {
        return LOCALES.contains(locale) ? List.of() : List.of(new FieldError("locale", "must be vi or en."));
    }

    /** What is wrong with this frequency; nothing when mail is sent that often. */
    public static List<FieldError> errorsOf(Frequency frequency) {
        return frequency.isSent()
                ? List.of()
                : List.of(
                        new FieldError(
                                "frequency",
                                "must be INSTANT: digests (DAILY, WEEKLY) are not sent yet, and whoever chose one would get no mail."));
    }

    /** Each category once, in the order given. */
    public static Set<String> chosen(List<@Nullable String> categoryIds) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String id : categoryIds) {
            if (id != null) {
                chosen.add(id);
            }
        }
        return chosen;
    }
}
