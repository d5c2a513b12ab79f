package io.bantin.article.versions;

import io.bantin.article.comparison.TextDelta;
import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.Content;
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

    /** The version that a step has made of the content before. */
    public static Revision of(HistoryEntry entry, Content before, Content next) {
        var earlier = Earlier.of(before, next, entry.version() % WHOLE_EVERY == 0);
        return new Revision(entry.version(), entry.at(), entry.by(), entry.step(), entry.to(), earlier);
    }

    /** The first version of an article. */
    public static Revision first(HistoryEntry origin) {
        return new Revision(1, origin.at(), origin.by(), origin.step(), origin.to(), null);
    }

    /** The version that an article had when a release began to keep revisions. */
    public static Revision unknown(long version, Instant at, ArticleStatus status) {
        return new Revision(version, at, null, null, status, null);
    }
}
