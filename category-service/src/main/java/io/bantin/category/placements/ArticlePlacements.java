package io.bantin.category.placements;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.bantin.kit.store.VersionedUpsert;
import java.util.List;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The placements in the store, one document for each article. Only a newer event changes it. */
@Repository
public class ArticlePlacements {

    private final MongoOperations store;

    ArticlePlacements(MongoOperations store) {
        this.store = store;
        store.indexOps(ArticlePlacement.class).createIndex(new Index("categoryIds", Direction.ASC));
    }

    /** The number of published articles in this category, without its subcategories. */
    public long count(String categoryId) {
        return store.count(query(where("categoryIds").is(categoryId)), ArticlePlacement.class);
    }

    void moved(String articleId, long seq, List<String> categoryIds) {
        VersionedUpsert.upsertIfNewer(
                store, ArticlePlacement.class, articleId, "seq", seq, new Update().set("categoryIds", categoryIds));
    }
}
