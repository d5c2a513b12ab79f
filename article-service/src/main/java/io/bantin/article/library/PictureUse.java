package io.bantin.article.library;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.article.editorial.Article;
import io.bantin.article.workflow.ArticleStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The articles that show pictures.
 *
 * <table>
 * <caption>Queries and their indexes</caption>
 * <tr><th>query</th><th>index</th></tr>
 * <tr><td>articles with a picture in the text</td><td>{@code body.mediaIds}, sparse</td></tr>
 * <tr><td>articles with a picture as cover</td><td>{@code head.cover.mediaId}, sparse</td></tr>
 * </table>
 */
@Repository
class PictureUse {

    private static final String IN_TEXT = "body.mediaIds";
    private static final String AS_COVER = "head.cover.mediaId";
    private static final int MAX_ARTICLES = 20;

    /** An article that shows a picture, as far as a person must know it. */
    record UsingArticle(@Id String id, @Field("head") Title head, ArticleStatus status) {}

    record Title(String title) {}

    private final MongoOperations store;
    private final String articles;

    PictureUse(MongoOperations store) {
        this.store = store;
        this.articles = store.getCollectionName(Article.class);
        store.indexOps(articles)
                .createIndex(new Index(IN_TEXT, Direction.ASC).sparse().named("picturesInText"));
        store.indexOps(articles)
                .createIndex(new Index(AS_COVER, Direction.ASC).sparse().named("pictureAsCover"));
    }

    /** The first articles that show the picture. */
    List<UsingArticle> articlesWith(String pictureId) {
        var found = new HashSet<UsingArticle>();
        for (var place : List.of(IN_TEXT, AS_COVER)) {
            var query = Query.query(where(place).is(pictureId)).limit(MAX_ARTICLES);
            query.fields().include("head.title", "status");
            found.addAll(store.find(query, UsingArticle.class, articles));
        }
        return List.copyOf(found);
    }

    /** Those of the pictures that some article shows. */
    Set<String> used(Collection<String> pictureIds) {
        var used = new HashSet<String>();
        for (var place : List.of(IN_TEXT, AS_COVER)) {
            Criteria wanted = where(place).in(pictureIds);
            store.findDistinct(Query.query(wanted), place, articles, String.class).stream()
                    .filter(pictureIds::contains)
                    .forEach(used::add);
        }
        return used;
    }
}
