package io.bantin.article.manuscripts;

import io.bantin.article.content.ArticleSummary.Seo;
import io.bantin.article.times.MalformedTime;
import io.bantin.article.times.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields whose absence leaves the stored value as it is, and whose null empties it. */
final class ExtraFields {

    private static final Pattern ID = Pattern.compile("[0-9a-z]{13}");
    private static final Set<String> SEO = Set.of("title", "description");
    private static final int MAX_RELATED = 20;

    private ExtraFields() {}

    static @Nullable Seo seo(@Nullable JsonNode typed, @Nullable Seo present, FieldChecks checks) {
        if (typed == null) {
            return present;
        }
        if (typed.isNull()) {
            return null;
        }
        if (!typed.isObject() || !SEO.containsAll(typed.propertyNames())) {
            checks.require(false, "seo", "must be an object with title and description.");
            return null;
        }
        var title = checks.optionalLine("seo.title", text("seo.title", typed.path("title"), checks), 250);
        var description =
                checks.optionalLine("seo.description", text("seo.description", typed.path("description"), checks), 500);
        return title == null && description == null ? null : new Seo(title, description);
    }

    static List<String> related(@Nullable JsonNode typed, List<String> present, FieldChecks checks) {
        if (typed == null) {
            return present;
        }
        if (typed.isNull()) {
            return List.of();
        }
        if (!typed.isArray() || typed.size() > MAX_RELATED) {
            checks.require(false, "related", "must be a list of at most %d ids of articles.".formatted(MAX_RELATED));
            return List.of();
        }
        var ids = new ArrayList<String>();
        for (int i = 0; i < typed.size(); i++) {
            var id = typed.get(i).isString() ? typed.get(i).asString() : "";
            checks.require(
                    ID.matcher(id).matches() && !ids.contains(id),
                    "related[%d]".formatted(i),
                    "must be the id of an article, named once.");
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    /** A time that lies ahead, or the one that is stored, which a client may send back. */
    static @Nullable Instant time(
            String field, @Nullable JsonNode typed, @Nullable Instant present, Instant now, FieldChecks checks) {
        if (typed == null) {
            return present;
        }
        if (typed.isNull()) {
            return null;
        }
        try {
            var time = TimeText.parse(typed.isString() ? typed.asString() : "");
            checks.require(time.equals(present) || time.isAfter(now), field, "must be in the future.");
            return time;
        } catch (MalformedTime malformed) {
            checks.require(false, field, String.valueOf(malformed.getMessage()));
            return present;
        }
    }

    private static @Nullable String text(String field, JsonNode typed, FieldChecks checks) {
        checks.require(typed.isString() || typed.isNull() || typed.isMissingNode(), field, "must be a text.");
        return typed.isString() ? typed.asString() : null;
    }
}
