package io.bantin.article.merging;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.content.ArticleSummary.Seo;
import io.bantin.article.content.Content;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.kit.text.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Cleans a manuscript as a save does, so that it differs from stored versions by what its author changed; checks nothing. */
final class TypedContent {

    private static final String DEFAULT_LANGUAGE = "vi";

    private TypedContent() {}

    /** @param base has what fields are that a manuscript leaves unchanged by their absence */
    static Content of(Manuscript typed, Content base) {
        var language = line(typed.language());
        var summary = new ArticleSummary(
                line(typed.title()),
                "",
                line(typed.lead()),
                cover(typed.cover()),
                lines(typed.categoryIds()),
                lines(typed.tags()),
                lines(typed.byline()),
                line(typed.source()),
                language.isEmpty() ? DEFAULT_LANGUAGE : language,
                seo(typed.seo(), base.summary().seo()),
                related(typed.related(), base.summary().related()));
        return new Content(summary, typed.body() == null ? "" : TextCleaner.cleanMarkdown(typed.body()));
    }

    private static @Nullable Cover cover(Manuscript.@Nullable Cover typed) {
        return typed == null
                ? null
                : new Cover(line(typed.mediaId()), line(typed.alt()), line(typed.caption()), line(typed.credit()));
    }

    private static @Nullable Seo seo(@Nullable JsonNode typed, @Nullable Seo unchanged) {
        if (typed == null) {
            return unchanged;
        }
        var title = orNull(line(typed.path("title").asString(null)));
        var description = orNull(line(typed.path("description").asString(null)));
        return title == null && description == null ? null : new Seo(title, description);
    }

    private static List<String> related(@Nullable JsonNode typed, List<String> unchanged) {
        if (typed == null) {
            return unchanged;
        }
        var ids = new ArrayList<@Nullable String>();
        typed.forEach(id -> ids.add(id.asString(null)));
        return lines(ids);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> lines(@Nullable List<@Nullable String> typed) {
        var lines = new ArrayList<String>();
        if (typed != null) {
            typed.forEach(item -> lines.add(line(item)));
        }
        return lines.stream().filter(line -> !line.isEmpty()).distinct().toList();
    }

    private static String line(@Nullable String typed) {
        var clean = typed == null ? "" : TextCleaner.clean(typed);
        return TextCleaner.isInvisible(clean) ? "" : clean;
    }
}
