package io.bantin.article.media;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The pictures in the store.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>the picture with these bytes</td><td>{@code sha256}, unique</td></tr>
 * <tr><td>pictures whose renditions are missing</td><td>{@code open}, sparse</td></tr>
 * <tr><td>list</td><td>{@code createdAt, _id}</td></tr>
 * <tr><td>search</td><td>{@code words, createdAt, _id}</td></tr>
 * <tr><td>removed pictures</td><td>{@code removedAt}, sparse</td></tr>
 * </table>
 */
@Repository
public class Pictures {

    private static final int MAX_OPEN = 20;

    private final MongoOperations store;

    Pictures(MongoOperations store) {
        this.store = store;
        var indexes = store.indexOps(Picture.class);
        indexes.createIndex(new Index("sha256", Direction.ASC).unique().named("bytes"));
        indexes.createIndex(new Index("open", Direction.ASC).sparse().named("open"));
        indexes.createIndex(new Index("removedAt", Direction.ASC).sparse().named("removed"));
        indexes.createIndex(latest(new Index()).named("created"));
        indexes.createIndex(latest(new Index("words", Direction.ASC)).named("words"));
    }

    private static Index latest(Index index) {
        return index.on("createdAt", Direction.DESC).on("_id", Direction.DESC);
    }

    public Optional<Picture> find(String id) {
        return Optional.ofNullable(store.findById(id, Picture.class)).filter(picture -> picture.removedAt() == null);
    }

    public Picture get(String id) {
        return find(id).orElseThrow(() -> PictureNotFound.withId(id));
    }

    /** The pictures with these ids that exist and are not removed. */
    public Map<String, Picture> all(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return store.find(Query.query(where("_id").in(ids)), Picture.class).stream()
                .filter(picture -> picture.removedAt() == null)
                .collect(Collectors.toMap(Picture::id, Function.identity()));
    }

    public List<Picture> list(Criteria wanted, int limit) {
        return store.find(
                Query.query(wanted.and("removedAt").is(null))
                        .with(Sort.by(Direction.DESC, "createdAt", "_id"))
                        .limit(limit),
                Picture.class);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if a picture with the same bytes is stored */
    public void insert(Picture picture) {
        store.insert(picture);
    }

    /** The picture with these bytes, which comes back if an editor had removed it. */
    public Optional<Picture> reuse(String sha256) {
        var same = Query.query(where("sha256").is(sha256));
        store.updateFirst(same, new Update().unset("removedAt"), Picture.class);
        return Optional.ofNullable(store.findOne(same, Picture.class));
    }

    /** Returns false if there is no such picture. */
    public boolean update(String id, Update changes) {
        UpdateResult result = store.updateFirst(
                Query.query(where("_id").is(id).and("removedAt").is(null)), changes, Picture.class);
        return result.getMatchedCount() == 1;
    }

    /** Returns false if there is no such picture with these texts. */
    public boolean updateTexts(Picture read, Update changes) {
        var unchanged = where("_id")
                .is(read.id())
                .and("removedAt")
                .is(null)
                .and("alt")
                .is(read.alt())
                .and("caption")
                .is(read.caption())
                .and("credit")
                .is(read.credit());
        return store.updateFirst(Query.query(unchanged), changes, Picture.class).getMatchedCount() == 1;
    }

    public List<Picture> open() {
        return store.find(Query.query(where("open").is(true)).limit(MAX_OPEN), Picture.class);
    }

    public List<Picture> removedBefore(Instant time) {
        return store.find(Query.query(where("removedAt").lt(time)).limit(MAX_OPEN), Picture.class);
    }

    public void restore(Picture removed) {
        store.updateFirst(asRemoved(removed), new Update().unset("removedAt"), Picture.class);
    }

    /** From now on an upload of the same bytes makes a new picture. Returns false if one has brought this picture back. */
    public boolean condemn(Picture removed) {
        var update = new Update().set("sha256", "removed " + removed.id());
        return store.updateFirst(asRemoved(removed), update, Picture.class).getMatchedCount() == 1;
    }

    public void delete(Picture condemned) {
        store.remove(asRemoved(condemned), Picture.class);
    }

    private static Query asRemoved(Picture removed) {
        return Query.query(where("_id").is(removed.id()).and("removedAt").is(removed.removedAt()));
    }
}
