package io.bantin.article.merging;

import io.bantin.article.comparison.ListMerge;
import io.bantin.article.comparison.TextMerge;
import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.content.ArticleSummary.Seo;
import io.bantin.article.content.Content;
import io.bantin.article.manuscripts.Manuscript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Merges two contents that began from the same base, field by field. A field or paragraph that one person changed comes from that
 * person. Where both changed it, the merged content has theirs, which is what the article has now, and a conflict has all three.
 */
final class ArticleMerge {

    /** What both changed. Of the body, {@code at} says where the merged body has {@code theirs}, in UTF-16 units. */
    record Conflict(
            String field,
            String base,
            String mine,
            String theirs,
            @Nullable Integer at) {}

    /** The merged content and what an editor must decide. */
    record Merged(Manuscript manuscript, List<Conflict> conflicts) {}

    private final Content base;
    private final Content mine;
    private final Content theirs;
    private final List<Conflict> conflicts = new ArrayList<>();

    private ArticleMerge(Content base, Content mine, Content theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    static Merged of(Content base, Content mine, Content theirs) {
        return new ArticleMerge(base, mine, theirs).merged();
    }

    private Merged merged() {
        var summary = new ArticleSummary(
                text("title", ArticleSummary::title),
                theirs.summary().slug(),
                text("lead", ArticleSummary::lead),
                cover(),
                list(ArticleSummary::categoryIds),
                list(ArticleSummary::tags),
                list(ArticleSummary::byline),
                orNull(text("source", ArticleSummary::source)),
                text("language", ArticleSummary::language),
                seo(),
                list(ArticleSummary::related));
        return new Merged(
                Manuscript.of(summary, body()).withFieldsOf(summary, theirs.summary()), List.copyOf(conflicts));
    }

    private String body() {
        var body = TextMerge.of(base.markdown(), mine.markdown(), theirs.markdown());
        body.conflicts()
                .forEach(place ->
                        conflicts.add(new Conflict("body", place.base(), place.mine(), place.theirs(), place.at())));
        return body.text();
    }

    private @Nullable Seo seo() {
        var title = orNull(text(
                "seo.title",
                summary -> summary.seo() == null ? null : summary.seo().title()));
        var description = orNull(text(
                "seo.description",
                summary -> summary.seo() == null ? null : summary.seo().description()));
        return title == null && description == null ? null : new Seo(title, description);
    }

    private @Nullable Cover cover() {
        var mediaId = orNull(coverPart("mediaId", Cover::mediaId));
        var alt = orNull(coverPart("alt", Cover::alt));
        var caption = orNull(coverPart("caption", Cover::caption));
        var credit = orNull(coverPart("credit", Cover::credit));
        boolean isEmpty = Stream.of(mediaId, alt, caption, credit).allMatch(part -> part == null);
        return isEmpty ? null : new Cover(mediaId, alt, caption, credit);
    }

    private String coverPart(String name, Function<Cover, @Nullable String> part) {
        return text("cover." + name, summary -> summary.cover() == null ? null : part.apply(summary.cover()));
    }

    private String text(String field, Function<ArticleSummary, @Nullable String> value) {
        var old = orEmpty(value.apply(base.summary()));
        var my = orEmpty(value.apply(mine.summary()));
        var their = orEmpty(value.apply(theirs.summary()));
        if (their.equals(old)) {
            return my;
        }
        if (!my.equals(old) && !my.equals(their)) {
            conflicts.add(new Conflict(field, old, my, their, null));
        }
        return their;
    }

    private List<String> list(Function<ArticleSummary, List<String>> value) {
        return ListMerge.of(value.apply(base.summary()), value.apply(mine.summary()), value.apply(theirs.summary()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
