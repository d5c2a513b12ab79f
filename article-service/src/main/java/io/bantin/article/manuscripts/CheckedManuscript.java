package io.bantin.article.manuscripts;

import io.bantin.article.editorial.Article.Body;
import io.bantin.article.editorial.ArticleSummary;
import io.bantin.article.rendering.Markdown;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.article.rendering.html.Warning;
import io.bantin.kit.text.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A manuscript after cleaning, validation and rendering, with warnings about what readers will not see. */
public record CheckedManuscript(ArticleSummary summary, Body body, List<Warning> warnings) {

    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_LANGUAGE_TAG_LENGTH = 35;
    private static final Set<String> LANGUAGES = Set.of("vi", "en");

    public static CheckedManuscript of(Manuscript manuscript, WorkBudget budget) {
        var checks = new FieldChecks();
        var title = checks.line("title", manuscript.title(), 250);
        checks.requireText("title", title);
        var summary = new ArticleSummary(
                title,
                Slug.of(title),
                checks.line("lead", manuscript.lead(), 1000),
                cover(manuscript.cover(), checks),
                checks.lines("categoryIds", manuscript.categoryIds(), 20, 13),
                checks.lines("tags", manuscript.tags(), 30, 100),
                checks.lines("byline", manuscript.byline(), 20, 200),
                checks.optionalLine("source", manuscript.source(), 250),
                language(manuscript.language(), checks));
        var markdown = checks.markdown("body", manuscript.body(), MAX_BODY_BYTES);
        checks.refuseErrors();
        var rendered = Markdown.render(markdown, budget);
        return new CheckedManuscript(
                summary, new Body(markdown, rendered.html()), checks.warningsAnd(rendered.warnings()));
    }

    private static ArticleSummary.@Nullable Cover cover(Manuscript.@Nullable Cover cover, FieldChecks checks) {
        return cover == null
                ? null
                : new ArticleSummary.Cover(
                        checks.optionalLine("cover.mediaId", cover.mediaId(), 13),
                        checks.optionalLine("cover.alt", cover.alt(), 500),
                        checks.optionalLine("cover.caption", cover.caption(), 1000),
                        checks.optionalLine("cover.credit", cover.credit(), 250));
    }

    private static String language(@Nullable String tag, FieldChecks checks) {
        if (tag == null) {
            return "vi";
        }
        boolean isShort = tag.length() <= MAX_LANGUAGE_TAG_LENGTH;
        var language = isShort ? Locale.forLanguageTag(tag.strip()).getLanguage() : "";
        checks.require(LANGUAGES.contains(language), "language", "must be one of %s.".formatted(List.of("vi", "en")));
        return language;
    }
}
