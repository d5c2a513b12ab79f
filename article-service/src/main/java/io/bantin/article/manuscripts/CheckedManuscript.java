package io.bantin.article.manuscripts;

import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.ArticleSummary.Seo;
import io.bantin.article.content.Body;
import io.bantin.article.content.Plan;
import io.bantin.article.media.ShownPictures;
import io.bantin.article.rendering.Markdown;
import io.bantin.article.rendering.capacity.WorkBudget;
import io.bantin.article.rendering.html.Warning;
import io.bantin.article.workflow.Attribution;
import io.bantin.kit.text.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A manuscript after cleaning, validation and rendering, with warnings about what readers will not see. */
public record CheckedManuscript(ArticleSummary summary, Body body, Plan plan, List<Warning> warnings) {

    /** What the fields that a request may leave out are now; null and none for a new article. */
    public record Present(@Nullable Seo seo, List<String> related, Plan plan) {

        public static final Present NOTHING = new Present(null, List.of(), Plan.NONE);
    }

    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int ID_LENGTH = 13;
    private static final int MAX_LANGUAGE_TAG_LENGTH = 35;
    private static final Set<String> LANGUAGES = Set.of("vi", "en");

    public static CheckedManuscript of(
            Manuscript manuscript,
            Present present,
            ShownPictures pictures,
            Attribution attribution,
            WorkBudget budget) {
        var checks = new FieldChecks();
        var title = checks.line("title", manuscript.title(), 250);
        checks.requireText("title", title);
        var summary = new ArticleSummary(
                title,
                Slug.of(title),
                checks.line("lead", manuscript.lead(), 1000),
                cover(manuscript.cover(), pictures, checks),
                checks.lines("categoryIds", manuscript.categoryIds(), 20, 13),
                checks.lines("tags", manuscript.tags(), 30, 100),
                checks.lines("byline", manuscript.byline(), 20, 200),
                checks.optionalLine("source", manuscript.source(), 250),
                language(manuscript.language(), checks),
                ExtraFields.seo(manuscript.seo(), present.seo(), checks),
                ExtraFields.related(manuscript.related(), present.related(), checks));
        var plan = plan(manuscript, present.plan(), attribution, checks);
        var markdown = checks.markdown("body", manuscript.body(), MAX_BODY_BYTES);
        checks.refuseErrors();
        var rendered = Markdown.render(markdown, pictures, budget);
        return new CheckedManuscript(
                summary,
                new Body(markdown, rendered.html(), rendered.mediaIds()),
                plan,
                checks.warningsAnd(rendered.warnings()));
    }

    private static Plan plan(Manuscript manuscript, Plan present, Attribution attribution, FieldChecks checks) {
        var end = ExtraFields.time("expireAt", manuscript.expireAt(), present.expireAt(), attribution.at(), checks);
        var pinned = ExtraFields.time(
                "pinnedUntil", manuscript.pinnedUntil(), present.pinnedUntil(), attribution.at(), checks);
        var plan = present.pinned(pinned);
        return Objects.equals(end, present.expireAt())
                ? plan
                : plan.expiring(end, attribution.by().name());
    }

    private static ArticleSummary.@Nullable Cover cover(
            Manuscript.@Nullable Cover cover, ShownPictures pictures, FieldChecks checks) {
        if (cover == null) {
            return null;
        }
        var mediaId = checks.optionalLine("cover.mediaId", cover.mediaId(), ID_LENGTH);
        var picture = mediaId == null ? null : pictures.find(mediaId);
        if (mediaId != null && mediaId.length() <= ID_LENGTH) {
            pictures.problemOf(mediaId).ifPresent(message -> checks.require(false, "cover.mediaId", message));
        }
        var alt = checks.optionalLine("cover.alt", cover.alt(), 500);
        return new ArticleSummary.Cover(
                mediaId,
                alt == null && picture != null ? picture.alt() : alt,
                checks.optionalLine("cover.caption", cover.caption(), 1000),
                checks.optionalLine("cover.credit", cover.credit(), 250),
                picture == null ? List.of() : picture.renditions());
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
