package io.bantin.article.drafting;

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

/** A manuscript that was cleaned, kept every rule, and is ready for the article; with what readers will not see of it. */
record CheckedManuscript(ArticleSummary summary, Body body, List<Warning> warnings) {

    private static final int LARGEST_BODY = 1 << 20;
    private static final int LONGEST_TAG = 35;
    private static final Set<String> LANGUAGES = Set.of("vi", "en");

    static CheckedManuscript of(Manuscript manuscript, WorkBudget budget) {
        var rules = new FieldChecks();
        var title = rules.line("title", manuscript.title(), 250);
        rules.requireText("title", title);
        var summary = new ArticleSummary(
                title,
                Slug.of(title),
                rules.line("lead", manuscript.lead(), 1000),
                cover(manuscript.cover(), rules),
                rules.lines("categoryIds", manuscript.categoryIds(), 20, 13),
                rules.lines("tags", manuscript.tags(), 30, 100),
                rules.lines("byline", manuscript.byline(), 20, 200),
                rules.optionalLine("source", manuscript.source(), 250),
                language(manuscript.language(), rules));
        var markdown = rules.markdown("body", manuscript.body(), LARGEST_BODY);
        rules.refuseWhenBroken();
        var rendered = Markdown.render(markdown, budget);
        return new CheckedManuscript(summary, new Body(markdown, rendered.html()), rules.with(rendered.warnings()));
    }

    private static ArticleSummary.@Nullable Cover cover(Manuscript.@Nullable Cover cover, FieldChecks rules) {
        return cover == null
                ? null
                : new ArticleSummary.Cover(
                        rules.optionalLine("cover.mediaId", cover.mediaId(), 13),
                        rules.optionalLine("cover.alt", cover.alt(), 500),
                        rules.optionalLine("cover.caption", cover.caption(), 1000),
                        rules.optionalLine("cover.credit", cover.credit(), 250));
    }

    private static String language(@Nullable String tag, FieldChecks rules) {
        if (tag == null) {
            return "vi";
        }
        boolean fits = tag.length() <= LONGEST_TAG;
        var language = fits ? Locale.forLanguageTag(tag.strip()).getLanguage() : "";
        rules.require(LANGUAGES.contains(language), "language", "must be one of %s.".formatted(List.of("vi", "en")));
        return language;
    }
}
