package io.bantin.article.editorial;

import io.bantin.article.comparison.TextDelta;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.HistoryEntry;
import io.bantin.article.workflow.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an article: how it came about, and what leads from its content back to the version before. It is pushed by the
 * update that makes the version, and archived later.
 *
 * @param by null if a release without revisions made the version
 * @param earlier null if nothing is known of the version before
 */
public record Revision(
        long version,
        Instant at,
        @Nullable String by,
        @Nullable Step step,
        ArticleStatus status,
        @Nullable Earlier earlier) {

    /** So many deltas at most are applied to read a version; the revision of every such number holds its whole predecessor. */
    public static final int WHOLE_EVERY = 64;

    /** What people write; everything else of an article follows from it or from its steps. */
    public record Content(ArticleSummary summary, String markdown) {}

    /** The content of the version before, as far as it differs; null for what is the same. */
    public record Earlier(
            @Nullable ArticleSummary summary, @Nullable TextDelta markdown) {

        static Earlier of(Content before, Content next, boolean whole) {
            if (whole) {
                return new Earlier(before.summary(), TextDelta.whole(before.markdown()));
            }
            return new Earlier(
                    before.summary().equals(next.summary()) ? null : before.summary(),
                    before.markdown().equals(next.markdown())
                            ? null
                            : TextDelta.back(next.markdown(), before.markdown()));
        }

        public Content applyTo(Content later) {
            return new Content(
                    summary == null ? later.summary() : summary,
                    markdown == null ? later.markdown() : markdown.applyTo(later.markdown()));
        }
    }

    static Revision of(Article before, Article next, HistoryEntry entry) {
        var earlier = Earlier.of(before.content(), next.content(), next.version() % WHOLE_EVERY == 0);
        return new Revision(next.version(), entry.at(), entry.by(), entry.step(), entry.to(), earlier);
    }

    /** The oldest revision of an article: its first version, or the one that it had when a release began to keep revisions. */
    static Revision oldest(Article article) {
        var origin = article.origin();
        return article.version() == 1
                ? new Revision(1, origin.at(), origin.by(), origin.step(), origin.to(), null)
                : new Revision(article.version(), article.updatedAt(), null, null, article.status(), null);
    }
}
