package io.bantin.article.library;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.article.media.Picture;
import io.bantin.article.media.PictureState;
import io.bantin.article.media.PictureWords;
import io.bantin.article.media.Pictures;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Page;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.problems.TemporarilyUnavailable;
import io.bantin.kit.security.Caller;
import io.bantin.kit.security.Roles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Finds, describes and removes pictures. */
@Component
class MediaLibrary {

    private static final int MAX_QUERY = 200;
    private static final int BATCH = 100;

    /** A list of unused pictures looks at so many pictures at most, and continues at its cursor. */
    private static final int MAX_ATTEMPTS = 5;

    private static final int MAX_BATCHES = 10;

    private final Pictures pictures;
    private final PictureUse use;
    private final Clock clock;

    MediaLibrary(Pictures pictures, PictureUse use, Clock clock) {
        this.pictures = pictures;
        this.use = use;
        this.clock = clock;
    }

    Page<Picture> list(@Nullable String q, @Nullable PictureState state, Optional<Cursor> after, int limit) {
        var found = pictures.list(wanted(q, state, after), limit + 1);
        return Page.of(found, limit, MediaLibrary::cursor);
    }

    /** Pictures that no article shows. A page may have fewer items than the limit and still be followed by another. */
    Page<Picture> unused(@Nullable String q, @Nullable PictureState state, Optional<Cursor> after, int limit) {
        var unused = new ArrayList<Picture>();
        var position = after;
        for (int i = 0; i < MAX_BATCHES; i++) {
            var batch = pictures.list(wanted(q, state, position), BATCH);
            var used = use.used(batch.stream().map(Picture::id).toList());
            for (var picture : batch) {
                position = Optional.of(cursor(picture));
                if (!used.contains(picture.id())) {
                    unused.add(picture);
                }
                if (unused.size() == limit) {
                    return new Page<>(List.copyOf(unused), cursor(picture).text());
                }
            }
            if (batch.size() < BATCH) {
                return new Page<>(List.copyOf(unused), null);
            }
        }
        return new Page<>(List.copyOf(unused), position.map(Cursor::text).orElse(null));
    }

    Picture read(String id) {
        return pictures.get(id);
    }

    Picture change(String id, PictureChange change, Caller caller) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            var picture = pictures.get(id);
            requireMayChange(picture, caller);
            // The words are computed from all texts, so another change of one of them must not come in between.
            if (pictures.updateTexts(picture, change.appliedTo(picture))) {
                return pictures.get(id);
            }
        }
        throw new TemporarilyUnavailable();
    }

    /** From now on the picture is found nowhere. {@link RemovedPictureCleanup} removes its bytes later. */
    void remove(String id, Caller caller) {
        var picture = pictures.get(id);
        requireMayChange(picture, caller);
        var articles = use.articlesWith(id);
        if (!articles.isEmpty()) {
            throw PictureInUse.by(articles);
        }
        pictures.update(id, new Update().set("removedAt", clock.instant()));
    }

    private static void requireMayChange(Picture picture, Caller caller) {
        if (!caller.is(Roles.EDITOR) && !picture.createdBy().equals(caller.name())) {
            throw new PictureForbidden();
        }
    }

    private static Criteria wanted(@Nullable String q, @Nullable PictureState state, Optional<Cursor> after) {
        var all = new ArrayList<Criteria>();
        if (q != null) {
            if (q.length() > MAX_QUERY) {
                throw InvalidInput.of("q", "must not be longer than %d characters.".formatted(MAX_QUERY));
            }
            var words = PictureWords.of(q);
            if (words.isEmpty() && !q.isBlank()) {
                all.add(where("_id").in(List.of())); // No picture has a word of a query that has none.
            }
            // Folded words have only letters and digits, so none is a pattern.
            words.forEach(word -> all.add(where("words").regex("^" + word)));
        }
        if (state != null) {
            all.add(where("state").is(state));
        }
        after.ifPresent(last -> all.add(new Criteria()
                .orOperator(
                        where("createdAt").lt(last.at()),
                        where("createdAt").is(last.at()).and("_id").lt(last.id()))));
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    private static Cursor cursor(Picture picture) {
        return new Cursor(picture.createdAt(), picture.id());
    }
}
