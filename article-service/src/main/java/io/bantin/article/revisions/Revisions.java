package io.bantin.article.revisions;

import io.bantin.article.content.Content;
import io.bantin.article.editorial.Article;
import io.bantin.article.versions.Revision;
import io.bantin.article.versions.RevisionArchive;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the revisions of an article from its document and from the archive. */
@Component
public class Revisions {

    /** A revision with its content. */
    public record Found(Revision revision, Content content) {}

    private final RevisionArchive archive;

    Revisions(RevisionArchive archive) {
        this.archive = archive;
    }

    /** The revisions below a version, latest first; their content is missing. */
    List<Revision> below(Article article, long version, int limit) {
        var byVersion = new TreeMap<Long, Revision>(Comparator.reverseOrder());
        archive.below(article.id(), version, limit).forEach(revision -> byVersion.put(revision.version(), revision));
        article.unarchivedRevisions().stream()
                .filter(revision -> revision.version() < version)
                .forEach(revision -> byVersion.put(revision.version(), revision));
        return byVersion.values().stream().limit(limit).toList();
    }

    /** Applies the deltas from the present version, or from the next revision that holds its whole predecessor, back to this one. */
    public Found read(Article article, long version) {
        if (version < 1 || version > article.version()) {
            throw notFound(article, version);
        }
        long nextWhole = (version / Revision.WHOLE_EVERY + 1) * Revision.WHOLE_EVERY;
        long last = Math.min(article.version(), nextWhole);
        var byVersion = new TreeMap<Long, Revision>();
        Stream.concat(archive.between(article.id(), version, last).stream(), article.unarchivedRevisions().stream())
                .forEach(revision -> byVersion.put(revision.version(), revision));
        var found = byVersion.get(version);
        if (found == null) {
            throw notFound(article, version);
        }
        var content = article.content();
        for (long later = last; later > version; later--) {
            var revision = byVersion.get(later);
            if (revision == null || revision.earlier() == null) {
                throw notFound(article, version);
            }
            content = revision.earlier().applyTo(content);
        }
        return new Found(found, content);
    }

    private RevisionNotFound notFound(Article article, long asked) {
        long first = LongStream.concat(
                        archive.firstVersion(article.id()).stream(),
                        article.unarchivedRevisions().stream().mapToLong(Revision::version))
                .min()
                .orElse(article.version());
        return RevisionNotFound.of(asked, first, article.version());
    }
}
