package io.bantin.article.revisions;

import io.bantin.article.comparison.ListDiff;
import io.bantin.article.comparison.TextChange;
import io.bantin.article.comparison.TextDiff;
import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.ArticleSummary.Cover;
import io.bantin.article.content.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields in which two revisions differ, word by word; of a list, item by item. */
record RevisionDiff(long from, long to, List<FieldDiff> fields) {

    /** A field and its words in order: {@code =} both have, {@code -} only the first, {@code +} only the second. */
    record FieldDiff(@Schema(example = "cover.alt") String field, List<TextChange> words) {}

    static RevisionDiff of(Revisions.Found from, Revisions.Found to) {
        var fields = new Fields(from.content(), to.content());
        fields.text("title", ArticleSummary::title);
        fields.text("lead", ArticleSummary::lead);
        fields.add("body", from.content().markdown(), to.content().markdown());
        fields.text("cover.mediaId", of(Cover::mediaId));
        fields.text("cover.alt", of(Cover::alt));
        fields.text("cover.caption", of(Cover::caption));
        fields.text("cover.credit", of(Cover::credit));
        fields.list("categoryIds", ArticleSummary::categoryIds);
        fields.list("tags", ArticleSummary::tags);
        fields.list("byline", ArticleSummary::byline);
        fields.text("source", ArticleSummary::source);
        fields.text("language", ArticleSummary::language);
        fields.text(
                "seo.title",
                summary -> summary.seo() == null ? null : summary.seo().title());
        fields.text(
                "seo.description",
                summary -> summary.seo() == null ? null : summary.seo().description());
        fields.list("related", ArticleSummary::related);
        return new RevisionDiff(from.revision().version(), to.revision().version(), List.copyOf(fields.different));
    }

    private static Function<ArticleSummary, @Nullable String> of(Function<Cover, @Nullable String> part) {
        return summary -> summary.cover() == null ? null : part.apply(summary.cover());
    }

    private static final class Fields {

        private final Content from;
        private final Content to;
        private final List<FieldDiff> different = new ArrayList<>();

        Fields(Content from, Content to) {
            this.from = from;
            this.to = to;
        }

        void text(String name, Function<ArticleSummary, @Nullable String> field) {
            add(name, field.apply(from.summary()), field.apply(to.summary()));
        }

        void add(String name, @Nullable String before, @Nullable String after) {
            var old = before == null ? "" : before;
            var now = after == null ? "" : after;
            if (!old.equals(now)) {
                different.add(new FieldDiff(name, TextDiff.of(old, now)));
            }
        }

        void list(String name, Function<ArticleSummary, List<String>> field) {
            var before = field.apply(from.summary());
            var after = field.apply(to.summary());
            if (!before.equals(after)) {
                different.add(new FieldDiff(name, ListDiff.of(before, after)));
            }
        }
    }
}
